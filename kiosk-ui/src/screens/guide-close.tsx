import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { LeafletPicture } from '../parts/pictures/papers.tsx';

/** mes-2022: how to close, elsewhere. */
export function GuideClose() {
  return (
    <Page
      message="guideClose"
      picture={<LeafletPicture />}
      hint="counter"
      actions={
        <>
          <Button look="main" tap="NEXT" words="continue" />
          <Button look="link" tap="BACK" words="back" />
        </>
      }
    />
  );
}

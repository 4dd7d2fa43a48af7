import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { LeafletPicture } from '../parts/pictures/papers.tsx';

/** mes-2022: how to ask for a new record, elsewhere. */
export function GuideReopen() {
  return (
    <Page
      message="guideReopen"
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

import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { HandPicture } from '../parts/pictures/signs.tsx';

/** mes-2022: how to oppose, elsewhere. The kiosk records no opposition. */
export function InformedOppose() {
  return (
    <Page
      message="informedOppose"
      picture={<HandPicture />}
      hint="counter"
      actions={
        <>
          <Button look="main" tap="NEXT" words="continue" />
          <Button look="link" tap="UNDO" words="undo" />
        </>
      }
    />
  );
}

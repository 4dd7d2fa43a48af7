import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { PhonePicture } from '../parts/pictures/signs.tsx';

/** mes-2022: how to go on, elsewhere; the same can be had on paper. */
export function InformedActivate() {
  return (
    <Page
      message="informedActivate"
      picture={<PhonePicture />}
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

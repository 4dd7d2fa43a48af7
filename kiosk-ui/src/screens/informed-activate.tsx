import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { PhonePicture } from '../parts/pictures/signs.tsx';

/** mes-2022: how to go on, elsewhere. */
export function InformedActivate() {
  return (
    <Page
      message="informedActivate"
      picture={<PhonePicture />}
      hint="counter"
      actions={
        <>
          <Button look="main" tap="DONE" words="takeCardBack" />
          <Button look="link" tap="BACK" words="back" />
        </>
      }
    />
  );
}

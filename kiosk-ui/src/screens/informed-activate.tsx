import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { PhonePicture } from '../parts/pictures/signs.tsx';
import { buttons, messages } from '../text/fr.ts';

/** mes-2022: how to go on, elsewhere. */
export function InformedActivate() {
  return (
    <Page
      message={messages.informedActivate}
      picture={<PhonePicture />}
      hint="counter"
      actions={
        <>
          <Button look="main" tap="DONE">
            {buttons.takeCardBack}
          </Button>
          <Button look="link" tap="BACK">
            {buttons.back}
          </Button>
        </>
      }
    />
  );
}

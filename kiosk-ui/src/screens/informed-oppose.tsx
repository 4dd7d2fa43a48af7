import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { HandPicture } from '../parts/pictures/signs.tsx';
import { buttons, messages } from '../text/fr.ts';

/** mes-2022: how to oppose, elsewhere. The kiosk records no opposition. */
export function InformedOppose() {
  return (
    <Page
      message={messages.informedOppose}
      picture={<HandPicture />}
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

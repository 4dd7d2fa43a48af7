import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { UnpluggedPicture } from '../parts/pictures/signs.tsx';
import { buttons, messages } from '../text/fr.ts';

/** Nothing was recorded; the holder may try again. */
export function Offline() {
  return (
    <Page
      message={messages.offline}
      picture={<UnpluggedPicture />}
      hint="counter"
      actions={
        <>
          <Button look="main" tap="RETRY">
            {buttons.retry}
          </Button>
          <Button look="refuse" tap="DONE">
            {buttons.takeCardBack}
          </Button>
        </>
      }
    />
  );
}

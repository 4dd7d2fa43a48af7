import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { WindowsPicture } from '../parts/pictures/signs.tsx';
import { buttons, messages } from '../text/fr.ts';

/** Another page is the screen of this kiosk. */
export function ScreenTaken() {
  return (
    <Page
      message={messages.screenTaken}
      picture={<WindowsPicture />}
      actions={
        <Button look="main" tap="RETRY">
          {buttons.retry}
        </Button>
      }
    />
  );
}

import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { ClockPicture } from '../parts/pictures/signs.tsx';
import { buttons, messages } from '../text/fr.ts';

/** Any touch is an answer. */
export function IdleWarning() {
  return (
    <Page
      message={messages.idleWarning}
      picture={<ClockPicture />}
      actions={
        <Button look="main" tap="STILL_HERE">
          {buttons.stillHere}
        </Button>
      }
    />
  );
}

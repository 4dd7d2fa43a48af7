import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { CalendarPicture } from '../parts/pictures/signs.tsx';
import { buttons, messages } from '../text/fr.ts';

/** No answer: nothing is sent, nothing is recorded. */
export function Later() {
  return (
    <Page
      message={messages.later}
      picture={<CalendarPicture />}
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

import { messageOf } from '../journey/view.ts';
import { Button } from '../parts/button.tsx';
import { useJourney } from '../parts/journey-context.tsx';
import { Page } from '../parts/page.tsx';
import { CalendarPicture } from '../parts/pictures/signs.tsx';

/** No answer: nothing is sent, nothing is recorded. */
export function Later() {
  return (
    <Page
      message={messageOf('later', useJourney().context)}
      picture={<CalendarPicture />}
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

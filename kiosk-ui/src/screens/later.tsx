import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { CalendarPicture } from '../parts/pictures/signs.tsx';

/** No answer: nothing is sent, nothing is recorded. */
export function Later() {
  return (
    <Page
      message="later"
      picture={<CalendarPicture />}
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

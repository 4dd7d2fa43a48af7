import { messageOf } from '../journey/view.ts';
import { Button } from '../parts/button.tsx';
import { useJourney } from '../parts/journey-context.tsx';
import { Page } from '../parts/page.tsx';
import { HandPicture } from '../parts/pictures/signs.tsx';

/** A no is a result like another: it is not asked twice, and it can be taken back. */
export function Refused() {
  return (
    <Page
      message={messageOf('refused', useJourney().context)}
      picture={<HandPicture />}
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

import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { SomebodyElsePicture } from '../parts/pictures/people.tsx';
import { buttons, messages } from '../text/fr.ts';

/** It is another adult's card: nobody decides for another. */
export function NotYou() {
  return (
    <Page
      message={messages.notYou}
      picture={<SomebodyElsePicture />}
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

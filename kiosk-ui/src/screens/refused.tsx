import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { HandPicture } from '../parts/pictures/signs.tsx';
import { buttons, messages } from '../text/fr.ts';

export function Refused() {
  return (
    <Page
      message={messages.refused}
      picture={<HandPicture />}
      hint="counter"
      actions={
        <Button look="main" tap="DONE">
          {buttons.takeCardBack}
        </Button>
      }
    />
  );
}

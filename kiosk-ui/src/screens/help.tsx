import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { CounterPicture } from '../parts/pictures/people.tsx';
import { buttons, messages } from '../text/fr.ts';

export function Help() {
  return (
    <Page
      message={messages.help}
      picture={<CounterPicture />}
      hint="onlyYou"
      actions={
        <Button look="main" tap="CANCEL">
          {buttons.goBack}
        </Button>
      }
    />
  );
}

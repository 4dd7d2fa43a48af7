import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { WelcomePicture } from '../parts/pictures/folder.tsx';
import { buttons, messages } from '../text/fr.ts';

export function Welcome() {
  return (
    <Page
      message={messages.welcome}
      picture={<WelcomePicture />}
      hint="idle"
      actions={
        <Button look="main" tap="START">
          {buttons.start}
        </Button>
      }
    />
  );
}

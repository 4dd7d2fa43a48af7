import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { FolderPicture } from '../parts/pictures/folder.tsx';
import { buttons, messages } from '../text/fr.ts';

export function Welcome() {
  return (
    <Page
      message={messages.welcome}
      picture={<FolderPicture />}
      hint="idle"
      actions={
        <Button look="main" tap="START">
          {buttons.start}
        </Button>
      }
    />
  );
}

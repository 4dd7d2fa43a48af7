import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { CheckBadge, FolderPicture } from '../parts/pictures/folder.tsx';
import { buttons, messages } from '../text/fr.ts';

export function AlreadyOpen() {
  return (
    <Page
      message={messages.alreadyOpen}
      picture={<FolderPicture badge={<CheckBadge />} />}
      hint="counter"
      actions={
        <Button look="main" tap="DONE">
          {buttons.takeCardBack}
        </Button>
      }
    />
  );
}

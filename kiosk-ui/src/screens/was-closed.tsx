import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { FolderPicture, LockBadge } from '../parts/pictures/folder.tsx';
import { buttons, messages } from '../text/fr.ts';

export function WasClosed() {
  return (
    <Page
      message={messages.wasClosed}
      picture={<FolderPicture badge={<LockBadge />} />}
      hint="counter"
      actions={
        <Button look="main" tap="DONE">
          {buttons.takeCardBack}
        </Button>
      }
    />
  );
}

import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { FolderPicture, MinusBadge } from '../parts/pictures/folder.tsx';
import { buttons, messages } from '../text/fr.ts';

export function RefusedByService() {
  return (
    <Page
      message={messages.refusedByService}
      picture={<FolderPicture badge={<MinusBadge />} />}
      hint="counter"
      actions={
        <Button look="main" tap="DONE">
          {buttons.takeCardBack}
        </Button>
      }
    />
  );
}

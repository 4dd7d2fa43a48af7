import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { ClockBadge, FolderPicture } from '../parts/pictures/folder.tsx';
import { buttons, messages } from '../text/fr.ts';

/** An opening is already under way for this person. */
export function Requested() {
  return (
    <Page
      message={messages.requested}
      picture={<FolderPicture badge={<ClockBadge />} />}
      hint="counter"
      actions={
        <Button look="main" tap="DONE">
          {buttons.takeCardBack}
        </Button>
      }
    />
  );
}

import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { ClockBadge } from '../parts/pictures/badges.tsx';
import { FolderPicture } from '../parts/pictures/folder.tsx';

/** An opening is already under way for this person. */
export function Requested() {
  return (
    <Page
      message="requested"
      picture={<FolderPicture badge={<ClockBadge />} />}
      hint="counter"
      actions={<Button look="main" tap="DONE" words="takeCardBack" />}
    />
  );
}

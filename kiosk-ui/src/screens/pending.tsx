import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { ClockBadge } from '../parts/pictures/badges.tsx';
import { FolderPicture } from '../parts/pictures/folder.tsx';

/** Asked, not opened yet; the code will serve when it is. */
export function Pending() {
  return (
    <Page
      message="pending"
      picture={<FolderPicture badge={<ClockBadge />} />}
      hint="counter"
      actions={<Button look="main" tap="NEXT" words="continue" />}
    />
  );
}

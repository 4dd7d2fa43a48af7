import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { ClockBadge } from '../parts/pictures/badges.tsx';
import { ClosedFolderPicture } from '../parts/pictures/folder.tsx';

/** Asked, not closed yet. */
export function CloseRequested() {
  return (
    <Page
      message="closeRequested"
      picture={<ClosedFolderPicture badge={<ClockBadge />} />}
      hint="counter"
      actions={<Button look="main" tap="NEXT" words="continue" />}
    />
  );
}

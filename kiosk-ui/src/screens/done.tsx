import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { CheckBadge } from '../parts/pictures/badges.tsx';
import { FolderPicture } from '../parts/pictures/folder.tsx';

/** The service has said so: it is open. */
export function Done() {
  return (
    <Page
      message="done"
      picture={<FolderPicture badge={<CheckBadge />} />}
      hint="counter"
      actions={<Button look="main" tap="NEXT" words="continue" />}
    />
  );
}

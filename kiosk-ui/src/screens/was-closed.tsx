import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { FolderPicture, LockBadge } from '../parts/pictures/folder.tsx';

export function WasClosed() {
  return (
    <Page
      message="wasClosed"
      picture={<FolderPicture badge={<LockBadge />} />}
      hint="counter"
      actions={<Button look="main" tap="DONE" words="takeCardBack" />}
    />
  );
}

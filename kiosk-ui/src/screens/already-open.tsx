import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { CheckBadge, FolderPicture } from '../parts/pictures/folder.tsx';

export function AlreadyOpen() {
  return (
    <Page
      message="alreadyOpen"
      picture={<FolderPicture badge={<CheckBadge />} />}
      hint="counter"
      actions={<Button look="main" tap="DONE" words="takeCardBack" />}
    />
  );
}

import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { FolderPicture, MinusBadge } from '../parts/pictures/folder.tsx';

export function RefusedByService() {
  return (
    <Page
      message="refusedByService"
      picture={<FolderPicture badge={<MinusBadge />} />}
      hint="counter"
      actions={<Button look="main" tap="DONE" words="takeCardBack" />}
    />
  );
}

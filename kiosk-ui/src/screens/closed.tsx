import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { ClosedFolderPicture } from '../parts/pictures/folder.tsx';

/** The service has said so: it is closed. */
export function Closed() {
  return (
    <Page
      message="closed"
      picture={<ClosedFolderPicture />}
      hint="counter"
      actions={<Button look="main" tap="NEXT" words="continue" />}
    />
  );
}

import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { MinusBadge } from '../parts/pictures/badges.tsx';
import { FolderPicture } from '../parts/pictures/folder.tsx';

/** The national service did not accept the closure: the record stays as it was. */
export function CloseRefused() {
  return (
    <Page
      message="closeRefused"
      picture={<FolderPicture badge={<MinusBadge />} />}
      hint="counter"
      actions={
        <>
          <Button look="main" tap="HAND_OVER" words="goToCounter" />
          <Button look="refuse" tap="DONE" words="takeCardBack" />
        </>
      }
    />
  );
}

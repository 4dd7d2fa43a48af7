import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { QuestionBadge } from '../parts/pictures/badges.tsx';
import { FolderPicture } from '../parts/pictures/folder.tsx';

/** It was asked, and the answer was lost: neither opened nor failed. */
export function UnknownOutcome() {
  return (
    <Page
      message="unknownOutcome"
      picture={<FolderPicture badge={<QuestionBadge />} />}
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

import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { FolderPicture, QuestionBadge } from '../parts/pictures/folder.tsx';

/** It was asked, and the answer was lost: neither opened nor failed. */
export function UnknownOutcome() {
  return (
    <Page
      message="unknownOutcome"
      picture={<FolderPicture badge={<QuestionBadge />} />}
      hint="counter"
      actions={<Button look="main" tap="DONE" words="takeCardBack" />}
    />
  );
}

import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { FolderPicture, QuestionBadge } from '../parts/pictures/folder.tsx';

/** The yes may have left; asking again is the same request. */
export function Unanswered() {
  return (
    <Page
      message="unanswered"
      picture={<FolderPicture badge={<QuestionBadge />} />}
      hint="counter"
      actions={
        <>
          <Button look="main" tap="RETRY" words="askAgain" />
          <Button look="refuse" tap="DONE" words="takeCardBack" />
        </>
      }
    />
  );
}

import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { FolderPicture, QuestionBadge } from '../parts/pictures/folder.tsx';
import { buttons, messages } from '../text/fr.ts';

/** The yes may have left; asking again is the same request. */
export function Unanswered() {
  return (
    <Page
      message={messages.unanswered}
      picture={<FolderPicture badge={<QuestionBadge />} />}
      hint="counter"
      actions={
        <>
          <Button look="main" tap="RETRY">
            {buttons.askAgain}
          </Button>
          <Button look="refuse" tap="DONE">
            {buttons.takeCardBack}
          </Button>
        </>
      }
    />
  );
}

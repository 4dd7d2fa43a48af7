import { messageOf } from '../journey/view.ts';
import { Button } from '../parts/button.tsx';
import { useJourney } from '../parts/journey-context.tsx';
import { Page } from '../parts/page.tsx';
import { QuestionBadge } from '../parts/pictures/badges.tsx';
import { FolderPicture } from '../parts/pictures/folder.tsx';

/** The request may have left; asking again is the same request. */
export function Unanswered() {
  return (
    <Page
      message={messageOf('unanswered', useJourney().context)}
      picture={<FolderPicture badge={<QuestionBadge />} />}
      hint="counter"
      actions={
        <>
          <Button look="main" tap="RETRY" words="askAgain" />
          <Button look="link" tap="HAND_OVER" words="goToCounter" />
          <Button look="refuse" tap="DONE" words="takeCardBack" />
        </>
      }
    />
  );
}

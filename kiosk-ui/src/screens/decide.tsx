import { Answers } from '../parts/answers.tsx';
import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { FolderPicture } from '../parts/pictures/folder.tsx';
import { buttons, labels, messages } from '../text/fr.ts';

/** The question. No answer is heavier than the other, and none is also an answer. */
export function Decide() {
  return (
    <Page
      message={messages.decide}
      hint="onlyYou"
      top={labels.yourChoice}
      picture={<FolderPicture />}
      actions={
        <>
          <Answers />
          <div className="links">
            <Button look="link" tap="BACK">
              {buttons.back}
            </Button>
            <Button look="link" tap="LATER">
              {buttons.later}
            </Button>
          </div>
        </>
      }
    />
  );
}

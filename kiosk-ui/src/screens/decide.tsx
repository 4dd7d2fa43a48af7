import { messageOf } from '../journey/view.ts';
import { Answers } from '../parts/answers.tsx';
import { Button } from '../parts/button.tsx';
import { useJourney } from '../parts/journey-context.tsx';
import { Line } from '../parts/line.tsx';
import { Page } from '../parts/page.tsx';
import { FolderPicture } from '../parts/pictures/folder.tsx';

/** The question. No answer is heavier than the other, and none is also an answer. */
export function Decide() {
  return (
    <Page
      message={messageOf('decide', useJourney().context)}
      hint="onlyYou"
      top={<Line id="labels.yourChoice" />}
      picture={<FolderPicture />}
      actions={
        <>
          <Answers />
          <div className="links">
            <Button look="link" tap="BACK" words="back" />
            <Button look="link" tap="LATER" words="later" />
          </div>
        </>
      }
    />
  );
}

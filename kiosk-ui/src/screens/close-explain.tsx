import { Answers } from '../parts/answers.tsx';
import { Line } from '../parts/line.tsx';
import { Page } from '../parts/page.tsx';
import { ClosedFolderPicture } from '../parts/pictures/folder.tsx';

/** What a closure does is said before it is asked. */
export function CloseExplain() {
  return (
    <Page
      message="closeExplain"
      hint="onlyYou"
      top={<Line id="labels.yourChoice" />}
      picture={<ClosedFolderPicture />}
      actions={<Answers yes="confirmClose" yesTap="CONFIRM_CLOSE" no="keepOpen" />}
    />
  );
}

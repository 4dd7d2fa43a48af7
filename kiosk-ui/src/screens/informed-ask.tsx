import { Answers } from '../parts/answers.tsx';
import { Button } from '../parts/button.tsx';
import { Line } from '../parts/line.tsx';
import { Page } from '../parts/page.tsx';
import { FolderPicture } from '../parts/pictures/folder.tsx';

/** mes-2022: whatever the answer, the kiosk only shows the way. */
export function InformedAsk() {
  return (
    <Page
      message="informedAsk"
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

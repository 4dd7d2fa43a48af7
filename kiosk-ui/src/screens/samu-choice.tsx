import { Answers } from '../parts/answers.tsx';
import { Button } from '../parts/button.tsx';
import { Line } from '../parts/line.tsx';
import { Page } from '../parts/page.tsx';
import { SamuPicture } from '../parts/pictures/signs.tsx';

/** Asked apart from the opening and from the other question; no answer is chosen beforehand. */
export function SamuChoice() {
  return (
    <Page
      message="samuChoice"
      hint="onlyYou"
      top={<Line id="labels.question.2.2" />}
      picture={<SamuPicture />}
      actions={
        <>
          <Answers />
          <div className="links">
            <Button look="link" tap="BACK" words="back" />
            <Button look="link" tap="REFUSE" words="refuse" />
          </div>
        </>
      }
    />
  );
}

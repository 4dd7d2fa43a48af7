import { Answers } from '../parts/answers.tsx';
import { Button } from '../parts/button.tsx';
import { Line } from '../parts/line.tsx';
import { Page } from '../parts/page.tsx';
import { EmergencyPicture } from '../parts/pictures/signs.tsx';

/** Asked apart from the opening and from the other question; no answer is chosen beforehand. */
export function EmergencyChoice() {
  return (
    <Page
      message="emergencyChoice"
      hint="onlyYou"
      top={<Line id="labels.question.1.2" />}
      picture={<EmergencyPicture />}
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

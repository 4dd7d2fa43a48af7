import { Button } from '../parts/button.tsx';
import { Line } from '../parts/line.tsx';
import { Page } from '../parts/page.tsx';
import { QuestionPicture } from '../parts/pictures/questions.tsx';
import { quizAnswers, ThreeWays } from '../parts/three-ways.tsx';

/** It is our explanation that is tried, not the person. */
export function QuizClose() {
  return (
    <Page
      message="quizClose"
      hint="onlyYou"
      top={<Line id="labels.question.2.2" />}
      picture={<QuestionPicture />}
      actions={
        <>
          <ThreeWays ways={quizAnswers} />
          <div className="links">
            <Button look="link" tap="BACK" words="back" />
            <Button look="link" tap="NO" words="refuse" />
          </div>
        </>
      }
    />
  );
}

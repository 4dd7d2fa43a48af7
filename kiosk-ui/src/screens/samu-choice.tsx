import { Answers } from '../parts/answers.tsx';
import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { SamuPicture } from '../parts/pictures/signs.tsx';
import { buttons, labels, messages } from '../text/fr.ts';

/** Asked apart from the opening and from the other question; no answer is chosen beforehand. */
export function SamuChoice() {
  return (
    <Page
      message={messages.samuChoice}
      hint="onlyYou"
      top={labels.question(2, 2)}
      picture={<SamuPicture />}
      actions={
        <>
          <Answers />
          <Button look="link" tap="BACK">
            {buttons.back}
          </Button>
        </>
      }
    />
  );
}

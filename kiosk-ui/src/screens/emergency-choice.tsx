import { Answers } from '../parts/answers.tsx';
import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { EmergencyPicture } from '../parts/pictures/signs.tsx';
import { buttons, labels, messages } from '../text/fr.ts';

/** Asked apart from the opening and from the other question; no answer is chosen beforehand. */
export function EmergencyChoice() {
  return (
    <Page
      message={messages.emergencyChoice}
      hint="onlyYou"
      top={labels.question(1, 2)}
      picture={<EmergencyPicture />}
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

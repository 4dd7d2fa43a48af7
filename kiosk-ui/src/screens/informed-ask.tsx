import { Answers } from '../parts/answers.tsx';
import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { FolderPicture } from '../parts/pictures/folder.tsx';
import { buttons, labels, messages } from '../text/fr.ts';

/** mes-2022: whatever the answer, the kiosk only shows the way. */
export function InformedAsk() {
  return (
    <Page
      message={messages.informedAsk}
      hint="onlyYou"
      top={labels.yourChoice}
      picture={<FolderPicture />}
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

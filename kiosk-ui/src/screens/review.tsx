import type { ReactNode } from 'react';
import type { PatientEvent } from '../journey/events.ts';
import { Answers } from '../parts/answers.tsx';
import { Button } from '../parts/button.tsx';
import { useJourney } from '../parts/journey-context.ts';
import { Page } from '../parts/page.tsx';
import { FolderPicture } from '../parts/pictures/folder.tsx';
import { emergencyIcon, phoneIcon, recordIcon } from '../parts/pictures/icons.tsx';
import { buttons, labels, messages } from '../text/fr.ts';

/** Each answer in words, each one editable, before anything leaves the screen. */
export function Review() {
  const { context } = useJourney();
  const [record = '', emergency = '', samu = ''] = messages.review.rows ?? [];
  return (
    <Page
      message={messages.review}
      hint="onlyYou"
      top={labels.yourChoice}
      picture={<FolderPicture />}
      actions={
        <>
          <Answers yes={buttons.openRecord} yesTap="CONFIRM" no={buttons.openNothing} />
          <Button look="link" tap="BACK">
            {buttons.back}
          </Button>
        </>
      }
    >
      <ul className="rows">
        <Choice icon={recordIcon} words={record} answer={true} />
        <Choice
          icon={emergencyIcon}
          words={emergency}
          answer={context.breakGlassConsent}
          edit="EDIT_EMERGENCY"
        />
        <Choice icon={phoneIcon} words={samu} answer={context.emergencyCallConsent} edit="EDIT_SAMU" />
      </ul>
    </Page>
  );
}

interface ChoiceProps {
  icon: ReactNode;
  words: string;
  answer: boolean | null;
  edit?: PatientEvent['type'];
}

function Choice({ icon, words, answer, edit }: ChoiceProps) {
  return (
    <li className="row">
      <span className="icon">{icon}</span>
      <span className="words">
        {words}
        <span className="answer">{answer ? labels.yes : labels.no}</span>
      </span>
      {edit && (
        <Button look="plain" tap={edit} label={`${buttons.change}\u00a0: ${words}`}>
          {buttons.change}
        </Button>
      )}
    </li>
  );
}

import type { ReactNode } from 'react';
import type { PatientEvent } from '../journey/events.ts';
import { actOf } from '../journey/view.ts';
import { Answers } from '../parts/answers.tsx';
import { Button } from '../parts/button.tsx';
import { useJourney } from '../parts/journey-context.tsx';
import { Line, said } from '../parts/line.tsx';
import { Page } from '../parts/page.tsx';
import { recordIcon } from '../parts/pictures/document-icons.tsx';
import { FolderPicture } from '../parts/pictures/folder.tsx';
import { emergencyIcon, phoneIcon } from '../parts/pictures/icons.tsx';
import type { LineId } from '../text/line.ts';
import { textOf } from '../text/shown.ts';
import { onlyAloud, onlyByHeadset } from '../voice/marks.ts';

/** Each answer in words, each one editable, before anything leaves the screen. */
export function Review() {
  const { context } = useJourney();
  const reopens = actOf(context) === 'reopen';
  return (
    <Page
      message="review"
      hint="onlyYou"
      top={<Line id="labels.yourChoice" />}
      picture={<FolderPicture />}
      actions={
        <>
          <Answers yes={reopens ? 'reopenRecord' : 'openRecord'} yesTap="CONFIRM" no="openNothing" />
          <Button look="link" tap="BACK" words="back" />
        </>
      }
    >
      <ul className="rows" {...said('spoken.choices')} {...onlyAloud}>
        <Choice icon={recordIcon} words={reopens ? 'buttons.reopenRecord' : 'review.rows.0'} answer={true} />
        <Choice
          icon={emergencyIcon}
          words="review.rows.1"
          answer={context.breakGlassConsent}
          edit="EDIT_EMERGENCY"
        />
        <Choice
          icon={phoneIcon}
          words="review.rows.2"
          answer={context.emergencyCallConsent}
          edit="EDIT_SAMU"
        />
      </ul>
    </Page>
  );
}

interface ChoiceProps {
  icon: ReactNode;
  words: LineId;
  answer: boolean | null;
  edit?: PatientEvent['type'];
}

function Choice({ icon, words, answer, edit }: ChoiceProps) {
  return (
    <li className="row">
      <span className="icon">{icon}</span>
      <span className="words">
        <Line id={words} />
        <span className="answer" {...said(answer ? 'labels.yes' : 'labels.no')} {...onlyByHeadset}>
          {textOf(answer ? 'labels.yes' : 'labels.no')}
        </span>
      </span>
      {edit && (
        <Button
          look="plain"
          tap={edit}
          label={`${textOf('buttons.change')}, ${textOf(words)}`}
          words="change"
        />
      )}
    </li>
  );
}

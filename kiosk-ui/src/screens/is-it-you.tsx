import { holderShown } from '../journey/truth.ts';
import { Answers } from '../parts/answers.tsx';
import { Button } from '../parts/button.tsx';
import { useJourney } from '../parts/journey-context.ts';
import { Line, said, unsaid } from '../parts/line.tsx';
import { Page } from '../parts/page.tsx';
import { PersonPicture } from '../parts/pictures/people.tsx';
import { textOf } from '../text/shown.ts';

/** First name and year of birth, and nothing else: enough to know oneself, too little for whoever looks on. */
export function IsItYou() {
  const holder = holderShown(useJourney().context);
  return (
    <Page
      message="isItYou"
      hint="keepCard"
      picture={<PersonPicture />}
      actions={
        <>
          <Answers yes="isMe" no="isNotMe" />
          <Button look="link" tap="AS_GUARDIAN" words="comeForOther" />
        </>
      }
    >
      {holder && (
        <dl className="identity" {...said('spoken.identity')}>
          <div>
            <Line id="personal.firstName" as="dt" />
            <dd {...unsaid}>{holder.firstName}</dd>
          </div>
          <div>
            <Line id="personal.birthYear" as="dt" />
            <dd {...unsaid}>{holder.birthYear ?? textOf('personal.birthYearUnreadable')}</dd>
          </div>
        </dl>
      )}
    </Page>
  );
}

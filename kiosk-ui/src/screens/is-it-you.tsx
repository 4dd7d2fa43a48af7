import { holderShown } from '../journey/truth.ts';
import { Answers } from '../parts/answers.tsx';
import { Button } from '../parts/button.tsx';
import { useJourney } from '../parts/journey-context.tsx';
import { said, unsaid } from '../parts/line.tsx';
import { Page } from '../parts/page.tsx';
import { PersonPicture } from '../parts/pictures/people.tsx';
import { textOf } from '../text/shown.ts';
import { onlyAloud, onlyByHeadset, spelt } from '../voice/marks.ts';

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
        <dl className="identity" {...said('spoken.identity')} {...onlyAloud}>
          <Fact name="personal.firstName" value={holder.firstName} />
          <Fact name="personal.birthYear" value={holder.birthYear} />
        </dl>
      )}
    </Page>
  );
}

interface FactProps {
  name: 'personal.firstName' | 'personal.birthYear';
  /** Null: the card does not tell it. */
  value: string | null;
}

/** Shown to the person, and said into their headset only. */
function Fact({ name, value }: FactProps) {
  return (
    <div>
      <dt {...said(name)} {...onlyByHeadset}>
        {textOf(name)}
      </dt>
      {value === null ? (
        <dd {...said('personal.birthYearUnreadable')} {...onlyByHeadset}>
          {textOf('personal.birthYearUnreadable')}
        </dd>
      ) : (
        <dd {...unsaid} {...spelt}>
          {value}
        </dd>
      )}
    </div>
  );
}

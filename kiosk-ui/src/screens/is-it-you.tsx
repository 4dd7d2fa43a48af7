import { holderShown } from '../journey/truth.ts';
import { Answers } from '../parts/answers.tsx';
import { useJourney } from '../parts/journey-context.ts';
import { said } from '../parts/line.tsx';
import { Page } from '../parts/page.tsx';
import { PersonPicture } from '../parts/pictures/people.tsx';
import { personal } from '../text/fr.ts';

export function IsItYou() {
  const holder = holderShown(useJourney().context);
  return (
    <Page
      message="isItYou"
      hint="keepCard"
      picture={<PersonPicture />}
      actions={<Answers yes="isMe" no="isNotMe" />}
    >
      {holder && (
        <dl className="identity" {...said('spoken.identity')}>
          <div>
            <dt>{personal.firstName}</dt>
            <dd>{holder.firstName}</dd>
          </div>
          <div>
            <dt>{personal.birthYear}</dt>
            <dd>{holder.birthYear ?? personal.birthYearUnreadable}</dd>
          </div>
        </dl>
      )}
    </Page>
  );
}

import { holderShown } from '../journey/truth.ts';
import { Answers } from '../parts/answers.tsx';
import { useJourney } from '../parts/journey-context.ts';
import { Page } from '../parts/page.tsx';
import { PersonPicture } from '../parts/pictures/people.tsx';
import { buttons, labels, messages } from '../text/fr.ts';

export function IsItYou() {
  const holder = holderShown(useJourney().context);
  return (
    <Page
      message={messages.isItYou}
      hint="keepCard"
      picture={<PersonPicture />}
      actions={<Answers yes={buttons.isMe} no={buttons.isNotMe} />}
    >
      {holder && (
        <dl className="identity">
          <div>
            <dt>{labels.firstName}</dt>
            <dd>{holder.firstName}</dd>
          </div>
          <div>
            <dt>{labels.birthYear}</dt>
            <dd>{holder.birthYear ?? labels.birthYearUnreadable}</dd>
          </div>
        </dl>
      )}
    </Page>
  );
}

import { holdersPage } from '../journey/truth.ts';
import { Button } from '../parts/button.tsx';
import { useJourney } from '../parts/journey-context.tsx';
import { said } from '../parts/line.tsx';
import { Page, Sentences } from '../parts/page.tsx';
import { FamilyPicture } from '../parts/pictures/people.tsx';
import { textOf } from '../text/shown.ts';
import { onlyAloud, onlyByHeadset, spelt } from '../voice/marks.ts';

const unreadable = { ...said('personal.noBirthYear'), ...onlyByHeadset };

/** First names and birth years only, six at most on a page. */
export function WhichPerson() {
  const { holders, hasBack, hasNext } = holdersPage(useJourney().context);
  return (
    <Page
      message="whichPerson"
      hint="keepCard"
      picture={<FamilyPicture />}
      actions={
        (hasBack || hasNext) && (
          <div className="links">
            {hasBack && <Button look="link" tap="PAGE_BACK" words="pageBack" />}
            {hasNext && <Button look="link" tap="PAGE_NEXT" words="pageNext" />}
          </div>
        )
      }
    >
      <Sentences of="whichPerson" part="body" />
      <ul className="holders" {...said('spoken.firstNames')} {...onlyAloud}>
        {holders.map(({ index, firstName, birthYear }) => (
          <li key={index}>
            <Button look="holder" tap={{ type: 'PICK', index }}>
              <span className="name" {...spelt}>
                {firstName}
              </span>
              <span className="year" {...(birthYear === null ? unreadable : spelt)}>
                {birthYear ?? textOf('personal.noBirthYear')}
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </Page>
  );
}

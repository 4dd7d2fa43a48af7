import { messageOf } from '../journey/view.ts';
import { Button } from '../parts/button.tsx';
import { useJourney } from '../parts/journey-context.tsx';
import { Page } from '../parts/page.tsx';
import { CounterPicture } from '../parts/pictures/people.tsx';

/** Nothing is lost: a person of the counter goes on with them. */
export function NotPossible() {
  const { context } = useJourney();
  return (
    <Page
      message={messageOf('notPossible', context)}
      picture={<CounterPicture />}
      actions={
        <>
          <Button look="main" tap="HAND_OVER" words="goToCounter" />
          <Button look="refuse" tap="DONE" words="takeCardBack" />
        </>
      }
    />
  );
}

import { handOverCode, messageOf } from '../journey/view.ts';
import { Button } from '../parts/button.tsx';
import { useJourney } from '../parts/journey-context.tsx';
import { said } from '../parts/line.tsx';
import { Page, Sentences } from '../parts/page.tsx';
import { CounterPicture } from '../parts/pictures/people.tsx';
import { spelt } from '../voice/marks.ts';

/** A number to say at the counter, large enough to be read from there to the memory: three characters, then three. */
export function HandOver() {
  const { context } = useJourney();
  const message = messageOf('handOver', context);
  const code = handOverCode(context);
  return (
    <Page
      message={message}
      picture={<CounterPicture />}
      hint="counter"
      actions={<Button look="main" tap="DONE" words="takeCardBack" />}
    >
      <Sentences of={message} part="body" />
      {code && (
        <p className="number" {...said('spoken.number')} {...spelt}>
          <span>{code.slice(0, 3)}</span> <span>{code.slice(3)}</span>
        </p>
      )}
    </Page>
  );
}

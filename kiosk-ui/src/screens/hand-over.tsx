import { Button } from '../parts/button.tsx';
import { useJourney } from '../parts/journey-context.ts';
import { unsaid } from '../parts/line.tsx';
import { Page, Sentences } from '../parts/page.tsx';
import { CounterPicture } from '../parts/pictures/people.tsx';
import { handOverOf } from './seen.ts';

/** A number to say at the counter, large enough to be read from there to the memory: three characters, then three. */
export function HandOver() {
  const handOver = handOverOf(useJourney().context);
  const message = `handOver.${handOver.state}` as const;
  return (
    <Page
      message={message}
      picture={<CounterPicture />}
      hint="counter"
      actions={<Button look="main" tap="DONE" words="takeCardBack" />}
    >
      <Sentences of={message} part="body" />
      {handOver.state === 'given' && (
        <p className="number" {...unsaid}>
          <span>{handOver.code.slice(0, 3)}</span> <span>{handOver.code.slice(3)}</span>
        </p>
      )}
    </Page>
  );
}

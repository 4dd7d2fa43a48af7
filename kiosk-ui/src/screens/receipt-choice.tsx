import { useJourney } from '../parts/journey-context.ts';
import { Page } from '../parts/page.tsx';
import { LeafletPicture } from '../parts/pictures/papers.tsx';
import { emptyIcon, handsetIcon, paperIcon } from '../parts/pictures/receipt-icons.tsx';
import { ThreeWays } from '../parts/three-ways.tsx';
import { receiptKind } from './seen.ts';

/** The same three ways after a yes, after a no, and after nothing. */
export function ReceiptChoice() {
  return (
    <Page
      message={`receiptChoice.${receiptKind(useJourney().context)}`}
      hint="counter"
      picture={<LeafletPicture />}
      actions={
        <ThreeWays
          ways={[
            { words: 'paper', tap: 'PAPER', icon: paperIcon },
            { words: 'phone', tap: 'PHONE', icon: handsetIcon },
            { words: 'nothing', tap: 'NOTHING', icon: emptyIcon },
          ]}
        />
      }
    />
  );
}

import { messageOf, receiptKind } from '../journey/view.ts';
import { useJourney } from '../parts/journey-context.tsx';
import { Page } from '../parts/page.tsx';
import { LeafletPicture, ScanPicture } from '../parts/pictures/papers.tsx';
import { emptyIcon, handsetIcon, paperIcon } from '../parts/pictures/receipt-icons.tsx';
import { ThreeWays } from '../parts/three-ways.tsx';

/** The same three ways after a yes, after a no, and after nothing. */
export function ReceiptChoice() {
  const { context } = useJourney();
  return (
    <Page
      message={messageOf('receiptChoice', context)}
      hint="counter"
      picture={receiptKind(context) === 'code' ? <ScanPicture /> : <LeafletPicture />}
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

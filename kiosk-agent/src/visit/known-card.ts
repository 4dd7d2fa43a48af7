/** A card that was read, as a visit knows it: its holders, what the screen may see of them, and a mark to know it again. */
import { createHmac, randomBytes } from 'node:crypto';
import type { HolderView } from '../../contract/card.ts';
import type { CardHolder, CardReading } from '../card/card-reading.ts';
import type { Ruling } from './eligibility.ts';
import { holderView } from './visit-view.ts';

export interface KnownCard {
  holders: readonly CardHolder[];
  /** In the same order. */
  views: HolderView[];
  /** Two readings with one mark are of one card. Worth nothing outside this process, and says nothing of the card. */
  mark: string;
}

/** A reading with its card made known; what could not be read stays as it is. */
export type CardSeen = { outcome: 'read'; card: KnownCard } | Exclude<CardReading, { outcome: 'read' }>;

export type RecogniseCard = (reading: CardReading) => CardSeen;

/** The salt lives as long as this function, in memory only. `ruling`: who is a minor, now. */
export function cardRecogniser(ruling: () => Ruling): RecogniseCard {
  const salt = randomBytes(32);
  return (reading) => {
    if (reading.outcome !== 'read') return reading;
    const { holders, particulars } = reading;
    const now = ruling();
    const views = holders.map((holder, index) => holderView(holder, index, now));
    const mark = createHmac('sha256', salt)
      .update(JSON.stringify([holders, particulars]))
      .digest('base64url');
    return { outcome: 'read', card: { holders, views, mark } };
  };
}

/** Reads the card in the slot for the installer, and keeps of it only what names nobody. */
import type { CardProblem } from '../../contract/card.ts';
import type { CardSession, ReaderEvent } from '../card/card-reader.ts';
import type { CardReading } from '../card/card-reading.ts';
import { firstOf } from './first-of.ts';

export type CardTestResult =
  | { outcome: 'read'; holders: number; ms: number }
  | { outcome: 'problem'; problem: CardProblem; ms: number }
  | { outcome: 'removed' | 'lost' }
  /** A card that gives no sign of life. */
  | { outcome: 'silent' }
  | { outcome: 'no-card' };

export interface CardTest {
  /** Everything the reader tells, whether a test is under way or not. */
  onReader(event: ReaderEvent): void;
  /** The card that is in, or the next one; `signal` ends the wait. */
  run(signal: AbortSignal): Promise<CardTestResult>;
}

interface CardTestParts {
  readCard: (session: CardSession) => Promise<CardReading>;
  /** Milliseconds of a monotonic clock. */
  now: () => number;
}

export function cardTest({ readCard, now }: CardTestParts): CardTest {
  let card: CardSession | 'silent' | null = null;
  const arrivals = firstOf<CardSession | 'silent'>();

  async function read(session: CardSession): Promise<CardTestResult> {
    const begin = now();
    const reading = await readCard(session);
    const ms = Math.round(now() - begin);
    if (reading.outcome === 'read') return { outcome: 'read', holders: reading.holders.length, ms };
    if (reading.outcome === 'problem') return { ...reading, ms };
    return { outcome: reading.outcome };
  }
  return {
    onReader(event) {
      if (event.type === 'removed' && (card === null || card === 'silent' || card.id !== event.sessionId))
        return;
      card = cardOf(event);
      if (card !== null) arrivals.tell(card);
    },
    async run(signal) {
      const found = card ?? (await arrivals.next(signal));
      if (found === null) return { outcome: 'no-card' };
      return found === 'silent' ? { outcome: 'silent' } : read(found);
    },
  };
}

function cardOf(event: ReaderEvent): CardSession | 'silent' | null {
  if (event.type === 'inserted') return event.session;
  return event.type === 'silent-card' ? 'silent' : null;
}

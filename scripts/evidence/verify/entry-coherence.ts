/** Step 4: the entries are about one act, point to each other, and do not contradict each other. */
import { createHash } from 'node:crypto';
import type { KioskEvidence, OutcomeEvidence, ReceivedEvidence } from '@borne/server/contract/evidence';
import type { Entry, ReadBundle } from './read-bundle.ts';

export function isCoherent({ actId, entries }: ReadBundle): boolean {
  const answered = entries.filter(({ kiosk }) => kiosk !== null);
  const act = answered[0]?.kiosk?.payload;
  return (
    answered.length === 1 &&
    act !== undefined &&
    isIncreasing(entries.map(({ index }) => index)) &&
    entries.every((entry) => entry.server.payload.actId === actId && isCoherentEntry(entry, act))
  );
}

function isIncreasing(indexes: number[]): boolean {
  return indexes.every((index, rank) => rank === 0 || index > (indexes[rank - 1] ?? index));
}

function isCoherentEntry({ kiosk, server }: Entry, act: KioskEvidence): boolean {
  const word = server.payload;
  if (word.kind === 'outcome') return kiosk === null && isOutcomeOf(act, word);
  return kiosk !== null && kiosk.payload.actId === word.actId && isReceiptOf(act, kiosk.text, word);
}

function isReceiptOf(act: KioskEvidence, text: string, word: ReceivedEvidence): boolean {
  const alone = act.actor === 'self';
  return (
    word.kioskJwsSha256 === createHash('sha256').update(text).digest('hex') &&
    word.withdraws !== act.actId &&
    // Who decides alone is represented by nobody.
    (!alone || (word.relation === null && act.papersCallId === null))
  );
}

/** A closure is TD1.4 and can only close; an opening never is and never does. */
function isOutcomeOf(act: KioskEvidence, { outcome, transaction }: OutcomeEvidence): boolean {
  const closes = act.kind === 'closure';
  if ((transaction === 'TD1.4') !== closes) return false;
  return closes ? outcome !== 'created' && outcome !== 'already-exists' : outcome !== 'closed';
}

/** Step 4: the entries are about one act, point to each other, and do not contradict each other. */
import { createHash } from 'node:crypto';
import type {
  AskedAtHome,
  ChangedAtHome,
  ChangeOutcome,
  KioskEvidence,
  OutcomeEvidence,
  ReceivedEvidence,
} from '@borne/server/contract/evidence';
import type { Entry, ReadBundle } from './read-bundle.ts';

/** What everything else is about: answered at a kiosk, or asked at home. */
type Act = KioskEvidence | AskedAtHome;

export function isCoherent({ actId, entries }: ReadBundle): boolean {
  const [act, ...others] = entries.flatMap((entry) => actOf(entry) ?? []);
  return (
    act !== undefined &&
    others.length === 0 &&
    isIncreasing(entries.map(({ index }) => index)) &&
    entries.every((entry) => entry.server.payload.actId === actId && isCoherentEntry(entry, act)) &&
    changesFollow(entries)
  );
}

function actOf({ kiosk, server }: Entry): Act | null {
  if (kiosk) return kiosk.payload;
  return server.payload.kind === 'asked-at-home' ? server.payload : null;
}

function isIncreasing(indexes: number[]): boolean {
  return indexes.every((index, rank) => rank === 0 || index > (indexes[rank - 1] ?? index));
}

function isCoherentEntry({ kiosk, server }: Entry, act: Act): boolean {
  const word = server.payload;
  switch (word.kind) {
    case 'outcome':
      return kiosk === null && isOutcomeOf(act, word);
    case 'asked-at-home':
      return kiosk === null && word.withdraws !== word.actId && isSomebody(word.by);
    case 'changed-at-home':
      return kiosk === null && isOpening(act) && word.changeId !== word.actId && isSomebody(word.by);
    case 'change-outcome':
      return kiosk === null && isOpening(act);
    case 'received':
      break;
  }
  return kiosk !== null && kiosk.payload.actId === word.actId && isReceiptOf(kiosk.payload, kiosk.text, word);
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

/** Who acts alone represents nobody; who represents does so by a relation. Before the page asked, nothing was said. */
function isSomebody(by: AskedAtHome['by']): boolean {
  return by === undefined || (by.actor === 'self') === (by.relation === null);
}

/** Only what an opening asked can be changed. */
function isOpening({ kind }: Act): boolean {
  return kind === 'opening' || kind === 'reopening';
}

/** Every change is asked once, and has one end at most, which is later in the log. */
function changesFollow(entries: readonly Entry[]): boolean {
  const words = entries.map(({ server }) => server.payload);
  const asked = words.filter((word): word is ChangedAtHome => word.kind === 'changed-at-home');
  const ends = words.filter((word): word is ChangeOutcome => word.kind === 'change-outcome');
  const isOnce = (changes: { changeId: string }[]): boolean =>
    new Set(changes.map(({ changeId }) => changeId)).size === changes.length;
  return (
    isOnce(asked) &&
    isOnce(ends) &&
    ends.every((end) => {
      const change = asked.find(({ changeId }) => changeId === end.changeId);
      return change !== undefined && words.indexOf(change) < words.indexOf(end);
    })
  );
}

/** A closure is TD1.4 and can only close; an opening never is and never does. */
function isOutcomeOf(act: Act, { outcome, transaction }: OutcomeEvidence): boolean {
  const closes = act.kind === 'closure' || act.kind === 'asked-at-home';
  if ((transaction === 'TD1.4') !== closes) return false;
  return closes ? outcome !== 'created' && outcome !== 'already-exists' : outcome !== 'closed';
}

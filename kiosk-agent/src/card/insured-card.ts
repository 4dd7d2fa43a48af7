/** One card read whole: from its answer to reset to its holders. The free zone is not authenticated: it pre-fills. */
import type { CardProblem } from '../../contract/card.ts';
import type { Transmit } from './apdu.ts';
import { type CardKind, cardKind } from './atr.ts';
import type { CardKnowledge } from './card-reader.ts';
import type { CardReading } from './card-reading.ts';
import { type FreeZoneFailure, readFreeZone } from './free-zone.ts';
import { readHolders } from './holders.ts';
import { vitale2FreeZone } from './vitale2-sequence.ts';

/** Neither who issued the card nor what it entitles to, and nothing that is signed. */
export const freeZoneGives: ReadonlySet<CardKnowledge> = new Set(['identite', 'nir']);

/** A real card takes under half a second; one that answers each command just in time must not hold a visitor. */
const readingDeadlineMs = 15_000;

/** A card that is reached with commands: all of one insertion, none of another. */
export interface ChipCard {
  atr: Uint8Array;
  transmit: Transmit;
}

/**
 * Reads the holders of the card in the slot. Never throws for what a card does: every failure is an outcome.
 * `now` is a monotonic clock in milliseconds.
 */
export async function readInsuredCard(
  card: ChipCard,
  now: () => number = () => performance.now(),
): Promise<CardReading> {
  const kind = cardKind(card.atr);
  // Not one byte is sent to these two: the first has other commands, the second is a professional's own key.
  if (kind === 'vitale-1' || kind === 'professional-card') return problem(kind);
  const transmit = within(readingDeadlineMs, card, now);
  let answer = await readFreeZone(transmit, vitale2FreeZone);
  // A contact that was bad for a moment: once more, from the first command.
  if (!answer.ok && answer.reason === 'fault') answer = await readFreeZone(transmit, vitale2FreeZone);
  if (!answer.ok) return explain(answer.reason, kind);
  const result = readHolders(answer.files);
  return result.ok
    ? { outcome: 'read', holders: result.holders, particulars: null }
    : notUnderstood(result.problem, kind);
}

function within(deadlineMs: number, { transmit }: ChipCard, now: () => number): Transmit {
  const end = now() + deadlineMs;
  return async (command) => (now() < end ? await transmit(command) : { ok: false, reason: 'timeout' });
}

function explain(reason: FreeZoneFailure, kind: CardKind): CardReading {
  if (reason === 'removed' || reason === 'lost') return { outcome: reason };
  if (reason === 'timeout') return problem('mute');
  // Whatever it is, the contact with it is bad.
  if (reason === 'fault') return problem('unreadable');
  return notUnderstood('unreadable', kind);
}

/** A card that says it is a Vitale 2 is one that cannot be read; of any other we only know that it is no Vitale. */
function notUnderstood(found: 'unreadable' | 'no-holder', kind: CardKind): CardReading {
  return problem(kind === 'vitale-2' ? found : 'not-vitale');
}

function problem(found: CardProblem): CardReading {
  return { outcome: 'problem', problem: found };
}

/** What a driver may have told of one stay, written down by hand. */
import { knownCards } from '../../../scripts/drill/devices/known-cards.ts';
import type { ReaderMessage } from '../../../scripts/drill/devices/reader-messages.ts';

const [first] = knownCards;
if (!first) throw new Error('the drill has no card');
export const card = first;

const atMs = 0;
export const inserted: ReaderMessage = { type: 'inserted', atMs, stay: 1 };
export const removed: ReaderMessage = { type: 'removed', atMs, stay: 1 };
export const ready: ReaderMessage = { type: 'ready', atMs };
export const silent: ReaderMessage = { type: 'silent-card', atMs };

export function reading(outcome: string, identity: string | null = null): ReaderMessage {
  return { type: 'reading', atMs, stay: 1, outcome, identity };
}

export const read = reading('read', card.identity);

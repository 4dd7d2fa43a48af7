/** What is in the slot, and how one state after another becomes the events of the port. */
import type { ReaderEvent } from './card-reader.ts';
import type { CardReading } from './card-reading.ts';
import { CardStay } from './card-stay.ts';
import type { NoReaderReason } from './no-reader.ts';

/** `insertion` names one stay of one card: another card, or the same one put back, has another name. */
export interface Insertion {
  insertion: string;
}

/** A card that is reached with commands. */
export interface ChipInsertion extends Insertion {
  atr: Uint8Array;
}

export type SlotState<Card extends Insertion = ChipInsertion> =
  | { slot: 'no-reader'; reason: NoReaderReason }
  | { slot: 'empty' }
  | ({ slot: 'silent' } & Insertion)
  | ({ slot: 'card' } & Card);

export interface SlotOptions<Card extends Insertion> {
  listener: (event: ReaderEvent) => void;
  newId: () => string;
  /** Reads the card of this insertion and no other, within the driver's deadlines. */
  read: (card: Card) => Promise<CardReading>;
}

export class Slot<Card extends Insertion = ChipInsertion> {
  readonly #options: SlotOptions<Card>;
  #state: SlotState<Card> | null = null;
  #stay: CardStay | null = null;
  #closed = false;

  constructor(options: SlotOptions<Card>) {
    this.#options = options;
  }

  /** Told the same state twice, says nothing: a driver may look as often as it likes. */
  see(next: SlotState<Card>): void {
    if (this.#closed || (this.#state && isSame(this.#state, next))) return;
    this.#state = next;
    this.#takeOut(next.slot === 'no-reader' ? 'lost' : 'removed');
    this.#options.listener(this.#eventOf(next));
  }

  /** The driver stops: no event any more, and the card's session is over. */
  close(): void {
    this.#closed = true;
    this.#stay?.end('lost');
  }

  #takeOut(outcome: 'removed' | 'lost'): void {
    const stay = this.#stay;
    if (!stay) return;
    this.#stay = null;
    stay.end(outcome);
    this.#options.listener({ type: 'removed', sessionId: stay.id });
  }

  #eventOf(state: SlotState<Card>): ReaderEvent {
    if (state.slot === 'no-reader') return { type: 'no-reader', reason: state.reason };
    if (state.slot === 'empty') return { type: 'ready' };
    if (state.slot === 'silent') return { type: 'silent-card' };
    const { read, newId } = this.#options;
    this.#stay = new CardStay(newId(), () => read(state));
    return { type: 'inserted', session: this.#stay };
  }
}

function isSame(one: SlotState<Insertion>, other: SlotState<Insertion>): boolean {
  return one.slot === other.slot && detail(one) === detail(other);
}

function detail(state: SlotState<Insertion>): string {
  if (state.slot === 'no-reader') return state.reason;
  return state.slot === 'empty' ? '' : state.insertion;
}

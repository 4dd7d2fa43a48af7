/** What is in the slot, and how one state after another becomes the events of the port. */
import { CardInSlot } from './card-in-slot.ts';
import type { ApduAnswer, ReaderEvent } from './card-reader.ts';

export const noReaderReasons = [
  /** The package `smartcard` is not installed, or not built for this machine. */
  'no-pcsc-binding',
  /** pcscd does not run, or stopped. */
  'no-daemon',
  /** The daemon runs, but sees no reader of the configured name. */
  'no-such-reader',
  /** Our own process beside the daemon died or hung. */
  'process-lost',
] as const;
export type NoReaderReason = (typeof noReaderReasons)[number];

/** `insertion` names one stay of one card: another card, or the same one put back, has another name. */
export type SlotState =
  | { slot: 'no-reader'; reason: NoReaderReason }
  | { slot: 'empty' }
  | { slot: 'silent'; insertion: string }
  | { slot: 'card'; insertion: string; atr: Uint8Array };

export interface SlotOptions {
  listener: (event: ReaderEvent) => void;
  newId: () => string;
  /** Sends one command to the card of this insertion, within the driver's deadline. */
  send: (insertion: string, command: Uint8Array) => Promise<ApduAnswer>;
}

export class Slot {
  readonly #options: SlotOptions;
  #state: SlotState | null = null;
  #card: CardInSlot | null = null;
  #closed = false;

  constructor(options: SlotOptions) {
    this.#options = options;
  }

  /** Told the same state twice, says nothing: a driver may look as often as it likes. */
  see(next: SlotState): void {
    if (this.#closed || (this.#state && isSame(this.#state, next))) return;
    this.#state = next;
    this.#takeOut(next.slot === 'no-reader' ? 'lost' : 'removed');
    this.#options.listener(this.#eventOf(next));
  }

  /** The driver stops: no event any more, and the card's session is over. */
  close(): void {
    this.#closed = true;
    this.#card?.end('lost');
  }

  #takeOut(reason: 'removed' | 'lost'): void {
    const card = this.#card;
    if (!card) return;
    this.#card = null;
    card.end(reason);
    this.#options.listener({ type: 'removed', sessionId: card.id });
  }

  #eventOf(state: SlotState): ReaderEvent {
    if (state.slot === 'no-reader') return { type: 'no-reader' };
    if (state.slot === 'empty') return { type: 'ready' };
    if (state.slot === 'silent') return { type: 'silent-card' };
    const { send, newId } = this.#options;
    this.#card = new CardInSlot(newId(), state.atr, (command) => send(state.insertion, command));
    return { type: 'inserted', session: this.#card };
  }
}

function isSame(one: SlotState, other: SlotState): boolean {
  const insertion = (state: SlotState) => ('insertion' in state ? state.insertion : '');
  return one.slot === other.slot && insertion(one) === insertion(other);
}

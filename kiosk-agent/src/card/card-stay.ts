/** One card for as long as it stays in: readings go one at a time, and what ended once stays ended. */
import type { CardSession } from './card-reader.ts';
import type { CardReading } from './card-reading.ts';

type Ending = Extract<CardReading, { outcome: 'removed' | 'lost' }>;

export class CardStay implements CardSession {
  readonly id: string;
  readonly #readCard: () => Promise<CardReading>;
  readonly #left = Promise.withResolvers<Ending>();
  #over: CardReading | null = null;
  #lastTurn: Promise<unknown> = Promise.resolve();

  constructor(id: string, readCard: () => Promise<CardReading>) {
    this.id = id;
    this.#readCard = readCard;
  }

  read(): Promise<CardReading> {
    const turn = this.#lastTurn.then(() => this.#over ?? this.#readOnce());
    this.#lastTurn = turn.catch(() => null);
    return turn;
  }

  /** The card left or the reader went away: what waits, and whatever is asked later, is answered with this. */
  end(outcome: Ending['outcome']): void {
    // Also of a card that was mute before it left.
    this.#over = { outcome };
    this.#left.resolve({ outcome });
  }

  async #readOnce(): Promise<CardReading> {
    const reading = await Promise.race([this.#readCard(), this.#left.promise]);
    // The card may have left while its last byte was on the way: what was read of it is nobody's any more.
    if (isFinal(reading)) this.#over ??= reading;
    return this.#over ?? reading;
  }
}

/** A mute card is not asked again: each time would cost its visitor another deadline. */
function isFinal(reading: CardReading): boolean {
  if (reading.outcome === 'problem') return reading.problem === 'mute';
  return reading.outcome !== 'read';
}

/** One card for as long as it stays in: commands go one at a time, and after the first failure none goes any more. */
import type { Transmit } from './apdu.ts';
import type { ApduAnswer, CardSession } from './card-reader.ts';

type Failure = Extract<ApduAnswer, { ok: false }>;

export class CardInSlot implements CardSession {
  readonly id: string;
  readonly atr: Uint8Array;
  readonly #send: Transmit;
  readonly #left = Promise.withResolvers<Failure>();
  #over: Failure | null = null;
  #lastTurn: Promise<unknown> = Promise.resolve();

  constructor(id: string, atr: Uint8Array, send: Transmit) {
    this.id = id;
    this.atr = atr;
    this.#send = send;
  }

  transmit(command: Uint8Array): Promise<ApduAnswer> {
    const turn = this.#lastTurn.then(() => this.#over ?? this.#sendOnce(command));
    this.#lastTurn = turn.catch(() => null);
    return turn;
  }

  /** The card left or the reader went away: what waits, and whatever comes later, fails with this. */
  end(reason: Failure['reason']): void {
    this.#over ??= { ok: false, reason };
    this.#left.resolve(this.#over);
  }

  /** Another card may be in by now: a failed session must never reach it. */
  async #sendOnce(command: Uint8Array): Promise<ApduAnswer> {
    const answer = await Promise.race([this.#send(command), this.#left.promise]);
    if (!answer.ok) this.#over ??= answer;
    return answer;
  }
}

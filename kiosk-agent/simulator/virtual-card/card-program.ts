/** What a chip does: it is powered, reset, and answers one command at a time. */

export interface CardAnswer {
  bytes: Uint8Array;
  /** Thinks for this long first. */
  afterMs?: number;
  /** A hand pulls the card out this long after the command came. */
  pulledAfterMs?: number;
}

export interface CardProgram {
  /** Forgets everything: power on, power off and reset do the same to these cards. */
  reset(): void;
  answer(command: Uint8Array): CardAnswer;
}

export function status(word: number): CardAnswer {
  return { bytes: Uint8Array.of(word >> 8, word & 0xff) };
}

/** Any other chip card: it knows no file of ours and none of our instructions. */
export class ForeignCard implements CardProgram {
  reset(): void {
    // It remembers nothing.
  }

  answer(command: Uint8Array): CardAnswer {
    const isSelect = command[1] === 0xa4;
    return status(isSelect ? 0x6a82 : 0x6d00);
  }
}

/** The same card with another temper: what it would answer is changed, slowed, or cut by a hand. */
export class Tempered implements CardProgram {
  readonly #card: CardProgram;
  readonly #temper: (answer: CardAnswer, command: Uint8Array) => CardAnswer;

  constructor(card: CardProgram, temper: (answer: CardAnswer, command: Uint8Array) => CardAnswer) {
    this.#card = card;
    this.#temper = temper;
  }

  reset(): void {
    this.#card.reset();
  }

  answer(command: Uint8Array): CardAnswer {
    return this.#temper(this.#card.answer(command), command);
  }
}

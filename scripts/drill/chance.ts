/** Chance that can be had again: the same seed gives the same drill (mulberry32, a public-domain generator). */

export class Chance {
  #state: number;

  /** `seed`: 32 bits. */
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** 0 to `end` - 1. */
  below(end: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
  }

  /** Never, for an infinite count. */
  oneIn(count: number): boolean {
    return count !== Infinity && this.below(count) === 0;
  }

  pick<T>(choices: readonly T[]): T {
    const choice = choices[this.below(choices.length)];
    if (choice === undefined) throw new RangeError('nothing to pick from');
    return choice;
  }

  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.below(256));
  }

  /** `count` different whole numbers below `end`, in ascending order; all of them if there are no more. */
  sample(count: number, end: number): number[] {
    const all = Array.from({ length: end }, (_, index) => index);
    const taken = Array.from(
      { length: Math.min(count, end) },
      () => all.splice(this.below(all.length), 1)[0],
    );
    return taken.filter((each) => each !== undefined).sort((a, b) => a - b);
  }
}

/** Seed of the n-th input of a run: neighbours must not resemble each other. */
export function seedOf(runSeed: number, rank: number): number {
  return (runSeed + Math.imul(rank, 0x9e3779b1)) >>> 0;
}

/** The Merkle tree by its definition (RFC 6962 §2.1), slow and plain; written apart from server/src/ledger. */
import { createHash } from 'node:crypto';

/** An audit path and the root, for leaves given by their hashes. */
export class Tree {
  readonly leaves: readonly Buffer[];
  readonly #heads = new Map<string, Buffer>();

  constructor(leaves: readonly Buffer[]) {
    this.leaves = leaves;
  }

  get root(): Buffer {
    return this.#head(0, this.leaves.length);
  }

  /** From the leaf up. */
  path(index: number): Buffer[] {
    return this.#path(index, 0, this.leaves.length);
  }

  #head(from: number, to: number): Buffer {
    const [only] = this.leaves.slice(from, to);
    if (to - from === 1 && only !== undefined) return only;
    const known = this.#heads.get(`${from}-${to}`);
    if (known !== undefined) return known;
    const middle = from + largestPowerBelow(to - from);
    const head = sha256(Buffer.from([1]), this.#head(from, middle), this.#head(middle, to));
    this.#heads.set(`${from}-${to}`, head);
    return head;
  }

  #path(index: number, from: number, to: number): Buffer[] {
    if (to - from === 1) return [];
    const middle = from + largestPowerBelow(to - from);
    return index < middle
      ? [...this.#path(index, from, middle), this.#head(middle, to)]
      : [...this.#path(index, middle, to), this.#head(from, middle)];
  }
}

/** Of a salted leaf. */
export function leafHash(texts: readonly string[], salt: Buffer): Buffer {
  return sha256(Buffer.from([0]), salt, Buffer.from(texts.join('\n')));
}

function largestPowerBelow(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

function sha256(...parts: Uint8Array[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest();
}

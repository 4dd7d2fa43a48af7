/** Step 5: the log of this checkpoint holds the entry (RFC 9162 §2.1.1, §2.1.3.2; salted leaves, security.md §3.4). */
import { createHash } from 'node:crypto';
import type { Entry } from './read-bundle.ts';

export interface Head {
  size: number;
  root: Buffer;
}

/** What a leaf is made of, and where it is said to be. */
export type Leaf = Pick<Entry, 'texts' | 'salt' | 'index' | 'proof'>;

export function isIncluded({ texts, salt, index, proof }: Leaf, { size, root }: Head): boolean {
  if (index >= size) return false;
  let node = index;
  let last = size - 1;
  let hash = sha256(Buffer.from([0]), salt, Buffer.from(texts.join('\n')));
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      hash = sha256(Buffer.from([1]), sibling, hash);
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else hash = sha256(Buffer.from([1]), hash, sibling);
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && hash.equals(root);
}

// A log may outgrow 32 bits: no bitwise operator.
const half = (value: number): number => Math.floor(value / 2);
const isOdd = (value: number): boolean => value % 2 === 1;

function sha256(...parts: Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

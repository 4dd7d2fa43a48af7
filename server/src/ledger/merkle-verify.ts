/** Checks proofs as RFC 9162 §2.1.3.2 and §2.1.4.2 write it, step by step. Needs nothing but the proof. */
import { hashBytes, maxTreeSize, nodeHash } from './merkle.ts';

export interface Inclusion {
  index: number;
  size: number;
  leaf: Buffer;
  root: Buffer;
  proof: readonly Buffer[];
}

/** Is the leaf the one at `index` of the tree? */
export function includes({ index, size, leaf, root, proof }: Inclusion): boolean {
  if (!isCount(size) || !isCount(index) || index >= size || !areHashes([leaf, root, ...proof])) return false;
  let way = { at: index, last: size - 1 };
  let hash = leaf;
  for (const neighbour of proof) {
    if (way.last === 0) return false;
    if (isOdd(way.at) || way.at === way.last) {
      hash = nodeHash(neighbour, hash);
      way = skipMissing(way);
    } else {
      hash = nodeHash(hash, neighbour);
    }
    way = up(way);
  }
  return way.last === 0 && hash.equals(root);
}

export interface Consistency {
  oldSize: number;
  size: number;
  oldRoot: Buffer;
  root: Buffer;
  proof: readonly Buffer[];
}

/** Does the tree begin with the older one? Every tree begins with the empty one, which needs no proof. */
export function isConsistent({ oldSize, size, oldRoot, root, proof }: Consistency): boolean {
  if (!isCount(oldSize) || !isCount(size) || oldSize > size) return false;
  if (!areHashes([oldRoot, root, ...proof])) return false;
  if (oldSize === size) return proof.length === 0 && oldRoot.equals(root);
  if (oldSize === 0) return proof.length === 0;
  const path = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : [...proof];
  return proof.length > 0 && leadsToBoth(path, { oldSize, size, oldRoot, root });
}

function leadsToBoth(path: Buffer[], wanted: Omit<Consistency, 'proof'>): boolean {
  const [first, ...rest] = path;
  if (!first) return false;
  let way = { at: wanted.oldSize - 1, last: wanted.size - 1 };
  while (isOdd(way.at)) way = up(way);
  let old = first;
  let now = first;
  for (const neighbour of rest) {
    if (way.last === 0) return false;
    if (isOdd(way.at) || way.at === way.last) {
      old = nodeHash(neighbour, old);
      now = nodeHash(neighbour, now);
      way = skipMissing(way);
    } else {
      now = nodeHash(now, neighbour);
    }
    way = up(way);
  }
  return way.last === 0 && old.equals(wanted.oldRoot) && now.equals(wanted.root);
}

/** Where the walk stands, and the last node of its level. */
interface Way {
  at: number;
  last: number;
}

function up({ at, last }: Way): Way {
  return { at: Math.floor(at / 2), last: Math.floor(last / 2) };
}

/** The last node of an uneven level has no neighbour on the levels above, until it is a right child again. */
function skipMissing(way: Way): Way {
  let next = way;
  while (!isOdd(next.at) && next.at !== 0) next = up(next);
  return next;
}

/** Halved until it is odd: exact for every size, which a logarithm is not. */
function isPowerOfTwo(count: number): boolean {
  let rest = count;
  while (rest > 1 && !isOdd(rest)) rest /= 2;
  return rest === 1;
}

const isOdd = (count: number): boolean => count % 2 === 1;
const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= maxTreeSize;
const areHashes = (hashes: readonly Buffer[]): boolean => hashes.every(({ length }) => length === hashBytes);

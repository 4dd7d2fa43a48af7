/**
 * One secret that yields a key for every leaf, and that can forget single leaves (a puncturable pseudo-random function
 * on the tree of Goldreich, Goldwasser and Micali; used so for session tickets by Aviram, Gellert and Jager, 2019).
 *
 * The key of a leaf is reached from the root by one digest for each bit of its path. To forget a leaf, the nodes on its
 * path are thrown away and their siblings kept: every other leaf stays within reach, this one is not, for anybody, with
 * whatever else they hold. A whole tree is one node; each leaf forgotten costs up to 64, some 50 when there are thousands.
 */
import { hash } from 'node:crypto';

/** Seeds by the path of their node, in '0' and '1'; the root is ''. No node is above another one. */
export type ShreddingTree = Map<string, Buffer>;

/**
 * Bits of a path. Two acts meet in one leaf, and would be forgotten together, with a probability of 1 in 1,700 among
 * 146 million acts (20,000 sites, one year).
 */
export const pathBits = 64;
export const seedBytes = 32;

export function newTree(root: Buffer): ShreddingTree {
  return new Map([['', Buffer.from(root)]]);
}

/** The leaf of a name: the first bits of its digest, so that nobody chooses a neighbour. */
export function pathOf(name: string): string {
  const digits = hash('sha256', `leaf/v1\n${name}`, 'buffer').subarray(0, pathBits / 8);
  return Array.from(digits, (byte) => byte.toString(2).padStart(8, '0')).join('');
}

/** 32 bytes; null when the leaf was forgotten. */
export function leafKey(tree: ShreddingTree, path: string): Buffer | null {
  const top = nodeAbove(tree, path);
  if (top === null) return null;
  const input = inputOf(seedAt(tree, top));
  for (let depth = top.length; depth < path.length; depth += 1) {
    descend(input, path.charAt(depth) === '0' ? 0 : 1);
  }
  descend(input, 2);
  return input.subarray(1);
}

export function isForgotten(tree: ShreddingTree, path: string): boolean {
  return nodeAbove(tree, path) === null;
}

/** Forgets one leaf; false when it already was. */
export function forget(tree: ShreddingTree, path: string): boolean {
  const top = nodeAbove(tree, path);
  if (top === null) return false;
  let seed = seedAt(tree, top);
  tree.delete(top);
  for (let depth = top.length; depth < path.length; depth += 1) {
    const bit = path.charAt(depth);
    const sibling = bit === '0' ? '1' : '0';
    tree.set(path.slice(0, depth) + sibling, child(seed, sibling));
    seed = child(seed, bit);
  }
  return true;
}

function nodeAbove(tree: ShreddingTree, path: string): string | null {
  for (let depth = 0; depth <= path.length; depth += 1) {
    const prefix = path.slice(0, depth);
    if (tree.has(prefix)) return prefix;
  }
  return null;
}

function seedAt(tree: ShreddingTree, path: string): Buffer {
  const seed = tree.get(path);
  if (!seed) throw new Error('a node of the tree is gone');
  return seed;
}

function child(seed: Buffer, bit: string): Buffer {
  const input = inputOf(seed);
  descend(input, bit === '0' ? 0 : 1);
  return input.subarray(1);
}

/** A byte for the label, and the seed. */
function inputOf(seed: Buffer): Buffer {
  const input = Buffer.alloc(1 + seedBytes);
  seed.copy(input, 1);
  return input;
}

/**
 * Puts the seed below in the place of the one above. The input has one length always, so a plain digest of a secret seed
 * is enough, and ten times faster than HMAC; in one buffer and by way of a string, three times faster again.
 */
function descend(input: Buffer, label: 0 | 1 | 2): void {
  input[0] = label;
  input.write(hash('sha256', input, 'binary'), 1, 'latin1');
}

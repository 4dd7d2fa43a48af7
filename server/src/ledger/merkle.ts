/**
 * The Merkle tree of RFC 9162 §2.1 (the same as RFC 6962): hashes, and a tree that grows without being held in memory.
 * A complete subtree never changes once its last leaf is there, so `appendLeaf` hands each one out to be stored; what
 * is kept is the edge, the complete subtrees that make up the tree so far: one hash for each 1 in the size.
 *
 * Sizes and indexes are plain numbers, exact to 2^53; no bit operators, which stop at 2^32.
 */
import { hash as digest } from 'node:crypto';

export const hashBytes = 32;
export const maxTreeSize = Number.MAX_SAFE_INTEGER;

/** A complete subtree: at level 3, index 2, the leaves 16 to 23. Level 0 is a leaf. */
export interface TreeNode {
  level: number;
  index: number;
}

export interface HashedNode extends TreeNode {
  hash: Buffer;
}

/** What is left of a tree of `size` leaves; `edge` from the largest complete subtree to the smallest. */
export interface TreeEdge {
  size: number;
  edge: readonly Buffer[];
}

export const emptyTree: TreeEdge = { size: 0, edge: [] };

/** What the 32 bytes of a leaf are made of: its texts with their salt, as one piece. */
export function leafHash(entry: Uint8Array): Buffer {
  return sha256(Buffer.of(0), entry);
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return sha256(Buffer.of(1), left, right);
}

/** In one call, a third less work than in pieces: the watch does it for every leaf, all the time. */
function sha256(...parts: Uint8Array[]): Buffer {
  return digest('sha256', Buffer.concat(parts), 'buffer');
}

/** Adds one leaf; also gives back every complete subtree, above the leaf, that it finishes. */
export function appendLeaf(tree: TreeEdge, leaf: Buffer): { tree: TreeEdge; finished: HashedNode[] } {
  const edge = [...tree.edge];
  const finished: HashedNode[] = [];
  let node: HashedNode = { level: 0, index: tree.size, hash: leaf };
  while (node.index % 2 === 1) {
    const left = edge.pop();
    if (!left) throw new Error('the edge does not fit the size of the tree');
    node = { level: node.level + 1, index: (node.index - 1) / 2, hash: nodeHash(left, node.hash) };
    finished.push(node);
  }
  edge.push(node.hash);
  return { tree: { size: tree.size + 1, edge }, finished };
}

/** The tree's root; of the empty tree, the hash of nothing. */
export function rootOf({ edge }: TreeEdge): Buffer {
  return edge.length === 0 ? sha256() : joined(edge);
}

/** Neighbouring complete subtrees of falling size, joined from the right. */
export function joined(hashes: readonly Buffer[]): Buffer {
  const last = hashes.at(-1);
  if (!last) throw new Error('there is nothing to join');
  return hashes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
}

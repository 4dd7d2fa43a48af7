/**
 * Proofs of RFC 9162 §2.1.3.1 (inclusion) and §2.1.4.1 (consistency), made from stored complete subtrees. A proof is a
 * list of ranges of leaves; each range is a few complete subtrees, so a caller first asks which nodes are needed, reads
 * those few rows, then builds.
 */
import { joined, type TreeNode } from './merkle.ts';

/** Leaves from `from` to before `to`. */
export interface LeafRange {
  from: number;
  to: number;
}

/** The neighbours on the way from leaf `index` to the root of `size` leaves. Throws when there is no such leaf. */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  if (!Number.isSafeInteger(size) || !(index >= 0 && index < size))
    throw new Error('no such leaf in the tree');
  return pathTo(index, { from: 0, to: size });
}

function pathTo(index: number, { from, to }: LeafRange): LeafRange[] {
  if (to - from === 1) return [];
  const middle = from + largestPowerBelow(to - from);
  return index < middle
    ? [...pathTo(index, { from, to: middle }), { from: middle, to }]
    : [...pathTo(index, { from: middle, to }), { from, to: middle }];
}

/** What shows that the tree of `size` begins with the tree of `oldSize`: nothing for 0 and for the same size. */
export function consistencyRanges(oldSize: number, size: number): LeafRange[] {
  if (!Number.isSafeInteger(size) || !(oldSize >= 0 && oldSize <= size))
    throw new Error('no such older tree');
  return oldSize === 0 || oldSize === size ? [] : subProof(oldSize, { from: 0, to: size }, true);
}

/** SUBPROOF(m, D[n], b); `known`: whoever checks has the root of this part already. */
function subProof(oldSize: number, { from, to }: LeafRange, known: boolean): LeafRange[] {
  if (oldSize === to) return known ? [] : [{ from, to }];
  const middle = from + largestPowerBelow(to - from);
  return oldSize <= middle
    ? [...subProof(oldSize, { from, to: middle }, known), { from: middle, to }]
    : [...subProof(oldSize, { from: middle, to }, false), { from, to: middle }];
}

/** The complete subtrees that a range is made of, from left to right. The ranges of proofs always are. */
export function nodesOf({ from, to }: LeafRange): TreeNode[] {
  const nodes: TreeNode[] = [];
  let start = from;
  while (start < to) {
    const { width, level } = largestCompleteUpTo(to - start);
    nodes.push({ level, index: start / width });
    start += width;
  }
  return nodes;
}

/** One hash for each range; `hashOf` is asked for the nodes of `nodesOf` and for nothing else. */
export function proofOf(ranges: LeafRange[], hashOf: (node: TreeNode) => Buffer): Buffer[] {
  return ranges.map((range) => joined(nodesOf(range).map(hashOf)));
}

/** Smaller than `count` itself: where a tree of `count` > 1 leaves is split. */
function largestPowerBelow(count: number): number {
  return largestCompleteUpTo(count - 1).width;
}

function largestCompleteUpTo(count: number): { width: number; level: number } {
  let [width, level] = [1, 0];
  while (width * 2 <= count) [width, level] = [width * 2, level + 1];
  return { width, level };
}

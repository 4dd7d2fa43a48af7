/** Reads of the stored tree what a proof or the next leaf needs: a few rows, whatever the size. */
import type { LedgerStore } from './ledger-store.ts';
import { emptyTree, type TreeEdge, type TreeNode } from './merkle.ts';
import { type LeafRange, nodesOf, proofOf } from './merkle-proofs.ts';

/** A row that must be there is not: the database has been tampered with, or damaged. */
export class LedgerDamaged extends Error {
  override readonly name = 'LedgerDamaged';
}

/** Throws LedgerDamaged when a node is missing. */
export async function readEdge(store: LedgerStore, size: number): Promise<TreeEdge> {
  if (size === 0) return emptyTree;
  return { size, edge: await readNodes(store, nodesOf({ from: 0, to: size })) };
}

/** One hash for each range. Throws LedgerDamaged when a node is missing. */
export async function readProof(store: LedgerStore, ranges: LeafRange[]): Promise<Buffer[]> {
  const nodes = ranges.flatMap(nodesOf);
  const hashes = await readNodes(store, nodes);
  const found = new Map(nodes.map((node, place) => [`${node.level}/${node.index}`, hashes[place]]));
  return proofOf(ranges, ({ level, index }) => present(found.get(`${level}/${index}`)));
}

async function readNodes(store: LedgerStore, nodes: TreeNode[]): Promise<Buffer[]> {
  return nodes.length === 0 ? [] : (await store.hashes(nodes)).map(present);
}

function present(hash: Buffer | null | undefined): Buffer {
  if (!hash) throw new LedgerDamaged('a stored subtree is missing');
  return hash;
}

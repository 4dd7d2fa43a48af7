/**
 * Gives waiting leaves their place in the tree, batch by batch. It reads, computes and signs beforehand; the one
 * statement that writes (append_to_ledger) takes a lock and looks whether the tree is still the one that was read. So
 * sequencers may run side by side, and one that dies leaves a batch whole or not at all.
 *
 * It never builds on a head that it cannot stand for: the last checkpoint must bear the ledger's signature, and the
 * stored edge must have its root. Otherwise leaves wait, and somebody must look.
 */
import { openCheckpoint, signCheckpoint, type TreeHead } from './checkpoint.ts';
import type { LedgerStore, WaitingLeaf } from './ledger-store.ts';
import { appendLeaf, emptyTree, type HashedNode, rootOf, type TreeEdge } from './merkle.ts';
import { LedgerDamaged, readEdge } from './tree-reader.ts';
import type { SigningKey, VerifierKey } from './verifier-key.ts';

export interface SequencerParts {
  store: LedgerStore;
  key: SigningKey;
  /** Keys of the past, whose checkpoints still stand. Same name as the key. */
  formerKeys?: VerifierKey[];
  batchSize?: number;
}

/**
 * appended: `leaves` were numbered, more may wait. idle: none waited. elsewhere: another sequencer was faster.
 * damaged: the stored tree is not the one that was signed, or is of another origin; nothing was done.
 */
export type Sequenced =
  | { outcome: 'appended'; leaves: number; size: number }
  | { outcome: 'idle' }
  | { outcome: 'elsewhere' }
  | { outcome: 'damaged'; reason: 'checkpoint-changed' | 'node-changed' | 'node-missing' | 'other-origin' };

export const usualBatchSize = 1_000;

/** One batch. Throws only when the database does. */
export async function sequenceBatch(parts: SequencerParts): Promise<Sequenced> {
  const { store, key, batchSize = usualBatchSize } = parts;
  // The tree before the leaves: whoever numbers these in between makes the tree another, and the write finds out.
  const start = await standingTree(parts);
  if ('reason' in start) return { outcome: 'damaged', reason: start.reason };
  const leaves = await store.waiting(batchSize);
  if (leaves.length === 0) return { outcome: 'idle' };
  const { tree, finished } = grow(start.tree, leaves);
  const root = rootOf(tree);
  const note = signCheckpoint({ size: tree.size, root }, key);
  const outcome = await store.append({ size: start.tree.size, leaves, finished, root, note });
  if (outcome === 'other-origin') return { outcome: 'damaged', reason: outcome };
  return outcome === 'appended'
    ? { outcome, leaves: leaves.length, size: tree.size }
    : { outcome: 'elsewhere' };
}

type Standing = { tree: TreeEdge } | { reason: 'checkpoint-changed' | 'node-changed' | 'node-missing' };

async function standingTree({ store, key, formerKeys = [] }: SequencerParts): Promise<Standing> {
  const newest = await store.newest();
  if (!newest) return { tree: emptyTree };
  if (!isSignedHead(newest.note, newest, [key.verifier, ...formerKeys]))
    return { reason: 'checkpoint-changed' };
  try {
    const tree = await readEdge(store, newest.size);
    return rootOf(tree).equals(newest.root) ? { tree } : { reason: 'node-changed' };
  } catch (error) {
    if (error instanceof LedgerDamaged) return { reason: 'node-missing' };
    throw error;
  }
}

/** Does the note say, signed, what its row says? */
export function isSignedHead(note: string, { size, root }: TreeHead, keys: VerifierKey[]): boolean {
  const opened = openCheckpoint(note, keys);
  return opened.state === 'signed' && opened.checkpoint.size === size && opened.checkpoint.root.equals(root);
}

function grow(start: TreeEdge, leaves: WaitingLeaf[]): { tree: TreeEdge; finished: HashedNode[] } {
  const finished: HashedNode[] = [];
  let tree = start;
  for (const { hash } of leaves) {
    const added = appendLeaf(tree, hash);
    finished.push(...added.finished);
    tree = added.tree;
  }
  return { tree, finished };
}

/** Whether the rows are still those that were sealed: every batch made again from its rows of now, a few at a time. */
import type { Finding } from '../history-check.ts';
import { batchLeaf } from './batch-leaf.ts';
import type { BatchStore, StoredBatch } from './batch-store.ts';

/** Next batch to look at, out of `count`; or what was found. */
export interface BatchWalk {
  next: number;
  count: number;
  finding: Finding | null;
}

export async function beginBatches(store: BatchStore): Promise<BatchWalk> {
  const [count, ahead] = await Promise.all([store.count(), store.hasRowAhead()]);
  return { next: 0, count, finding: ahead ? found(store, count) : null };
}

/** One step of at most about `rows` rows. */
export async function walkBatches(store: BatchStore, walk: BatchWalk, rows: number): Promise<BatchWalk> {
  const batches = await store.read(walk.next, rows);
  const wrong = batches.findIndex(
    (batch, place) => batch.number !== walk.next + place || !holds(store, batch),
  );
  if (wrong >= 0 || batches.length === 0)
    return { ...walk, finding: found(store, walk.next + Math.max(0, wrong)) };
  return { ...walk, next: walk.next + batches.length };
}

function holds({ kind }: BatchStore, batch: StoredBatch): boolean {
  return batch.leaf?.equals(batchLeaf(kind, batch, batch.salt)) ?? false;
}

function found({ kind }: BatchStore, at: number): Finding {
  return { what: kind === 'audit' ? 'audit-changed' : 'sealed-changed', at };
}

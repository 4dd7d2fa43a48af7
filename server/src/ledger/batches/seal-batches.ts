/** Seals what came since, batch by batch, each under a leaf that the next turn of the ledger numbers. */
import { randomBytes } from 'node:crypto';
import { batchLeaf } from './batch-leaf.ts';
import type { BatchStore } from './batch-store.ts';

export interface SealParts {
  stores: BatchStore[];
  /** UUIDv7. */
  newId: () => string;
  batchRows?: number;
}

const usualRows = 1_000;

/** How many batches were made. Another server that seals at the same time is let do so. Throws when the database does. */
export async function sealBatches(
  { stores, newId, batchRows = usualRows }: SealParts,
  signal: AbortSignal,
): Promise<number> {
  let made = 0;
  for (const store of stores) {
    while (!signal.aborted) {
      const batch = await store.next(batchRows);
      if (!batch) break;
      const salt = randomBytes(32);
      const added = await store.add(batch, { id: newId(), salt, leaf: batchLeaf(store.kind, batch, salt) });
      if (!added) break;
      made += 1;
      if (batch.rows < batchRows) break;
    }
  }
  return made;
}

/**
 * Batches of rows and what is in them now (server/migrations/0021_sealed_batches.sql). Two kinds of rows, one port:
 * whoever seals and whoever looks does the same with both.
 */
import type { BatchContent, BatchKind } from './batch-leaf.ts';

/** Rows that no batch holds yet, and that nothing can come among any more. `place`: where the batch ends. */
export interface NextBatch extends BatchContent {
  place: unknown[];
}

/** A batch as it stands: its rows of now, and the leaf that was made of those of then. */
export interface StoredBatch extends BatchContent {
  salt: Buffer;
  /** Null: no leaf of its id. */
  leaf: Buffer | null;
}

export interface BatchStore {
  kind: BatchKind;
  /** At most `limit` rows; null: none waits. */
  next(limit: number): Promise<NextBatch | null>;
  /** Batch and leaf together. False: another server was first. */
  add(batch: NextBatch, seal: { id: string; salt: Buffer; leaf: Buffer }): Promise<boolean>;
  count(): Promise<number>;
  /** From number `from`, as many as hold `rows` rows in all, at least one where there is one. */
  read(from: number, rows: number): Promise<StoredBatch[]>;
  /** Is there a row that no batch holds, were it one that none can hold yet? */
  waits(): Promise<boolean>;
  /** A row in a place where none can be yet. */
  hasRowAhead(): Promise<boolean>;
}

export interface StoredBatchRow {
  number: string;
  rows: number;
  digest: Buffer | null;
  salt: Buffer;
  leaf: Buffer | null;
}

export function storedBatch({ number, rows, digest, salt, leaf }: StoredBatchRow): StoredBatch {
  return { number: Number(number), rows, digest: digest ?? Buffer.of(), salt, leaf };
}

/** One that holds nothing is asked for by its number first. */
export const mostAtOnce = 500;

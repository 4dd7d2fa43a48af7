/** What must still be looked at, or looked wrong at the last look: pieces of the ledger, and batches, by number. */
import { walkBatches } from '../batches/batch-check.ts';
import type { BatchStore } from '../batches/batch-store.ts';
import type { Finding } from '../history-check.ts';
import type { Mark, Moved } from './movement-store.ts';
import { checkPiece, type PieceParts } from './pieces.ts';

export interface Suspects {
  /** What was written to among what stood at `before`, and what came since. */
  add(moved: Moved, before: Mark, now: Mark): void;
  /** Looks at each; one that is right is no suspect any more. The first finding. */
  check(parts: PieceParts, signal: AbortSignal): Promise<Finding | null>;
}

interface Stores {
  audit: BatchStore;
  evidence: BatchStore;
}

export function suspects({ audit, evidence }: Stores, pieceLeaves: number): Suspects {
  const pieces = new Set<number>();
  const grown = (before: Mark, now: Mark): number[] =>
    now.size > before.size
      ? from(Math.floor(before.size / pieceLeaves), Math.ceil(now.size / pieceLeaves))
      : [];
  const batches = [
    { store: audit, numbers: new Set<number>() },
    { store: evidence, numbers: new Set<number>() },
  ];
  return {
    add: (moved, before, now) => {
      for (const piece of [...moved.pieces, ...grown(before, now)]) pieces.add(piece);
      const [trail, stored] = batches;
      for (const number of [...moved.auditBatches, ...from(before.auditBatches, now.auditBatches)])
        trail?.numbers.add(number);
      for (const number of [...moved.evidenceBatches, ...from(before.evidenceBatches, now.evidenceBatches)])
        stored?.numbers.add(number);
    },
    check: async (parts, signal) => {
      let finding = await checkEach(pieces, (piece) => checkPiece(parts, piece), signal);
      for (const { store, numbers } of batches)
        finding ??= await checkEach(numbers, (number) => checkBatch(store, number), signal);
      return finding;
    },
  };
}

async function checkEach(
  places: Set<number>,
  check: (place: number) => Promise<Finding | null>,
  signal: AbortSignal,
): Promise<Finding | null> {
  for (const place of [...places].sort((one, other) => one - other)) {
    if (signal.aborted) return null;
    const finding = await check(place);
    if (finding) return finding;
    places.delete(place);
  }
  return null;
}

async function checkBatch(store: BatchStore, number: number): Promise<Finding | null> {
  const walk = await walkBatches(store, { next: number, count: number + 1, finding: null }, 1);
  return walk.finding;
}

function from(first: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - first) }, (_, place) => first + place);
}

/**
 * How many files an act makes. A person may change their choices as often as they like, and a verifier reads no file
 * without a limit: forty changes a file, each file with the whole answer, so that each is verified alone. Pure.
 */
import { z } from 'zod';
import type { ReadEntry } from '../evidence-reader.ts';
import { payloadOf } from './told-act.ts';

/** Two entries each: what one proof of the ledger holds (ledger/proofs.ts), with room for the answer and its end. */
export const changesAFile = 40;

const ChangeSchema = z.object({ changeId: z.string() });

/** The entries of each file, in their order; a change and what became of it are never parted. */
export function bundleParts(entries: readonly ReadEntry[]): ReadEntry[][] {
  const answer = entries.filter(({ kind }) => kind !== 'change');
  const changes = [
    ...Map.groupBy(
      entries.filter(({ kind }) => kind === 'change'),
      ({ texts }) => ChangeSchema.parse(payloadOf(texts[0] ?? '')).changeId,
    ).values(),
  ];
  const files = Math.max(1, Math.ceil(changes.length / changesAFile));
  return Array.from({ length: files }, (_, file) => [
    ...answer,
    ...changes.slice(file * changesAFile, (file + 1) * changesAFile).flat(),
  ]);
}

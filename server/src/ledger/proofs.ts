/** What a bundle says of its entries' place: index and inclusion proof of each, in one checkpoint that holds them all. */
import type { Database } from '../db/database.ts';
import { hasCosignature } from './complete-checkpoint.ts';
import { checkpointOf, type LedgerStore, type StoredCheckpoint } from './ledger-store.ts';
import { inclusionRanges } from './merkle-proofs.ts';
import { readProof } from './tree-reader.ts';
import type { VerifierKey } from './verifier-key.ts';

export interface ProvedEntry {
  id: string;
  index: number;
  /** From the leaf up. */
  proof: Buffer[];
}

/**
 * proved: entries by index; `complete` when every witness has cosigned the checkpoint and, where the time is asked for,
 * it is stamped. waiting: some have no number yet, a few seconds at most while a sequencer runs. unknown: some are not
 * in the ledger.
 */
export type Proved =
  | { outcome: 'proved'; entries: ProvedEntry[]; checkpoint: StoredCheckpoint; complete: boolean }
  | { outcome: 'waiting' }
  | { outcome: 'unknown' };

export interface ProofParts {
  database: Database;
  store: LedgerStore;
  witnesses: VerifierKey[];
  timestamped: boolean;
}

export interface LedgerProofs {
  /** At most 100 entries. Throws LedgerDamaged when the stored tree cannot prove them. */
  prove(ids: string[]): Promise<Proved>;
}

/** A checkpoint that others have completed is seldom older than this many. */
const candidates = 100;
const mostEntries = 100;

export function ledgerProofs(parts: ProofParts): LedgerProofs {
  return {
    prove: async (ids) => {
      const wanted = [...new Set(ids)];
      if (wanted.length === 0 || wanted.length > mostEntries) throw new Error('from 1 to 100 entries');
      const places = await readPlaces(parts.database, wanted);
      if (places.length < wanted.length) return { outcome: 'unknown' };
      const numbered = places.flatMap(({ id, index }) => (index === null ? [] : [{ id, index }]));
      const last = numbered.at(-1);
      if (!last || numbered.length < places.length) return { outcome: 'waiting' };
      const best = await bestCheckpoint(parts, last.index);
      return best ? proveIn(parts.store, numbered, best) : { outcome: 'waiting' };
    },
  };
}

interface Candidate {
  checkpoint: StoredCheckpoint;
  missing: number;
}

async function proveIn(
  store: LedgerStore,
  places: { id: string; index: number }[],
  { checkpoint, missing }: Candidate,
): Promise<Proved> {
  const entries: ProvedEntry[] = [];
  for (const { id, index } of places) {
    entries.push({ id, index, proof: await readProof(store, inclusionRanges(index, checkpoint.size)) });
  }
  return { outcome: 'proved', entries, checkpoint, complete: missing === 0 };
}

/** Of the newest that cover the leaf, the one that lacks least; the newest of those. */
async function bestCheckpoint(parts: ProofParts, index: number): Promise<Candidate | null> {
  const { rows } = await parts.database.query<Parameters<typeof checkpointOf>[0]>({
    text: `select size, root, note, timestamp, at from ledger_checkpoints where size > $1 order by size desc limit $2`,
    values: [index, candidates],
  });
  let best: Candidate | null = null;
  for (const row of rows) {
    const checkpoint = checkpointOf(row);
    const missing = missingFrom(checkpoint, parts);
    if (!best || missing < best.missing) best = { checkpoint, missing };
    if (missing === 0) break;
  }
  return best;
}

function missingFrom({ note, timestamp }: StoredCheckpoint, { witnesses, timestamped }: ProofParts): number {
  const uncosigned = witnesses.filter((key) => !hasCosignature(note, key)).length;
  return uncosigned + (timestamped && !timestamp ? 1 : 0);
}

async function readPlaces(
  database: Database,
  ids: string[],
): Promise<{ id: string; index: number | null }[]> {
  const { rows } = await database.query<{ id: string; index: string | null }>({
    text: `select id, index from ledger_leaves where id = any($1) order by index`,
    values: [ids],
  });
  return rows.map(({ id, index }) => ({ id, index: index === null ? null : Number(index) }));
}

/**
 * What others add to the newest checkpoint: the witnesses' cosignatures, then the time. Whoever is away is asked again
 * at the next turn, always for the newest: it says everything that the older ones said. A stamp covers the note as it
 * stands, cosignatures included; a cosignature that comes late lets the stamp go, and a new one is asked.
 *
 * A process asks each witness at least once, cosigned or not: whoever was started on a restored database hears so, before
 * it signs another history, that the witness vouched for a longer one.
 */
import { signCheckpoint } from './checkpoint.ts';
import { cosignatureOf } from './cosignature.ts';
import type { LedgerStore, StoredCheckpoint } from './ledger-store.ts';
import { emptyTree, rootOf } from './merkle.ts';
import { consistencyRanges } from './merkle-proofs.ts';
import { parseNote } from './signed-note.ts';
import type { Timestamper } from './timestamp.ts';
import { readProof } from './tree-reader.ts';
import type { SigningKey } from './verifier-key.ts';
import type { Cosigned, Witness } from './witness-client.ts';

export interface CompletionParts {
  store: LedgerStore;
  key: SigningKey;
  witnesses: Witness[];
  /** Null: nobody is asked for the time. */
  timestamper: Timestamper | null;
}

/** How each of them stands with the newest checkpoint, one word each. */
export interface Completion {
  size: number;
  /** In the order of the witnesses. */
  witnesses: Cosigned['outcome'][];
  timestamp: 'stamped' | 'away' | 'refused' | 'off';
}

/**
 * Null when there is no checkpoint yet, and no witness knows of one. Throws when the database does, or a stored subtree is
 * missing.
 */
export async function completeNewest(parts: CompletionParts): Promise<Completion | null> {
  const newest = await parts.store.newest();
  if (!newest) return completeNothing(parts);
  const cosigned = await Promise.all(parts.witnesses.map((witness) => ask(witness, newest, parts.store)));
  // Not behind the witness, only behind a server beside this one.
  if (await isOvertaken(parts.store, newest.size, cosigned)) return completeNewest(parts);
  const grown = await keepLines(parts.store, newest, cosigned);
  return {
    size: newest.size,
    witnesses: cosigned.map(({ outcome }) => outcome),
    timestamp: await keepTime(parts, grown),
  };
}

async function isOvertaken(store: LedgerStore, size: number, cosigned: Cosigned[]): Promise<boolean> {
  if (!cosigned.some(({ outcome }) => outcome === 'ahead')) return false;
  return ((await store.newest())?.size ?? 0) > size;
}

/** An empty database is behind as well: witnesses are shown the empty tree. What else they say of it is no matter. */
async function completeNothing({ store, key, witnesses }: CompletionParts): Promise<Completion | null> {
  const note = signCheckpoint({ size: 0, root: rootOf(emptyTree) }, key);
  const cosigned = await Promise.all(witnesses.map((witness) => witness.cosign(note, async () => [])));
  if ((await store.newest()) || !cosigned.some(({ outcome }) => outcome === 'ahead')) return null;
  return { size: 0, witnesses: cosigned.map(({ outcome }) => outcome), timestamp: 'off' };
}

async function ask(
  witness: Witness,
  { size, note }: StoredCheckpoint,
  store: LedgerStore,
): Promise<Cosigned> {
  const isCosigned = hasCosignature(note, witness.key);
  if (isCosigned && witness.vouchedFor() === size) return { outcome: 'cosigned', line: '' };
  const answer = await witness.cosign(note, (oldSize) => readProof(store, consistencyRanges(oldSize, size)));
  return isCosigned && answer.outcome === 'cosigned' ? { ...answer, line: '' } : answer;
}

/** Has this witness cosigned the note, and does its signature hold? */
export function hasCosignature(note: string, key: Witness['key']): boolean {
  const parsed = parseNote(note);
  return parsed !== null && cosignatureOf(parsed, key).state === 'cosigned';
}

/** The checkpoint as it stands afterwards; of two servers that add at once, the second does so at its next turn. */
async function keepLines(
  store: LedgerStore,
  checkpoint: StoredCheckpoint,
  cosigned: Cosigned[],
): Promise<StoredCheckpoint> {
  const lines = cosigned.map((one) => (one.outcome === 'cosigned' ? one.line : '')).join('');
  if (lines === '') return checkpoint;
  const note = checkpoint.note + lines;
  const kept = await store.extendNote(checkpoint.size, checkpoint.note, note);
  return kept ? { ...checkpoint, note, timestamp: null } : checkpoint;
}

async function keepTime(
  { store, timestamper }: CompletionParts,
  { size, note, timestamp }: StoredCheckpoint,
): Promise<Completion['timestamp']> {
  if (!timestamper) return 'off';
  if (timestamp) return 'stamped';
  const stamped = await timestamper.stamp(Buffer.from(note));
  // Another server may have been first: then its stamp stays.
  if (stamped.outcome === 'stamped') await store.addTimestamp(size, note, stamped.response);
  return stamped.outcome;
}

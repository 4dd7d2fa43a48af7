/**
 * Does the log of one origin really follow that of another? For whoever trusts the former one by its policy, and holds the
 * policy of the new one: the paper's own key is no reason to believe it. Written apart from `verify_origin.py`; the two
 * share no code and must agree. It says what is lost; that nothing else was changed, the former bundles say one by one.
 */
import type { RefusalReason } from '@borne/server/contract/evidence';
import { type Checkpoint, isOfTheLog, readCheckpoint } from '../verify/checkpoint.ts';
import { isIncluded } from '../verify/inclusion.ts';
import type { Trust } from '../verify/read-policy.ts';
import { readVerifierKey } from '../verify/signed-note.ts';
import { isWitnessed } from '../verify/witnesses.ts';
import { type Paper, readPaper, type Statement } from './read-paper.ts';

export type OriginVerdict =
  | {
      ok: true;
      from: string;
      to: string;
      /** Leaves of the former log that its database still has. */
      held: number;
      /** Leaves from `from`, and without `to`, that were vouched for and may be lost. */
      missing: { from: number; to: number };
      /** Of the former policy, whose signature was verified. */
      witnesses: string[];
    }
  | { ok: false; reason: RefusalReason };

const refuse = (reason: RefusalReason): OriginVerdict => ({ ok: false, reason });

/** `bytes`: the file origin.json. */
export function verifyOrigin(bytes: Uint8Array, former: Trust, later: Trust): OriginVerdict {
  const read = readPaper(bytes);
  if (!read.ok) return read;
  const { text, statement, salt, checkpoint, cosigned } = read.paper;
  const first = readCheckpoint(checkpoint);
  const notes = cosigned.map(readCheckpoint);
  if (first?.size !== 1 || !areAll(notes)) return refuse('malformed');
  if (!isOfTheKey(read.paper, later) || !isCoherent(statement, notes, { former, later }))
    return refuse('entry-mismatch');
  if (!isIncluded({ texts: [text], salt, index: 0, proof: [] }, first)) return refuse('leaf-not-included');
  if (!isOfTheLog(first, later) || !notes.every((note) => isOfTheLog(note, former)))
    return refuse('checkpoint-signature');
  const witnesses = vouching(statement, notes, former);
  if (witnesses === null || witnesses.length < Math.max(1, former.quorum)) return refuse('witness-quorum');
  const { origin: to, follows, missing } = statement;
  return { ok: true, from: follows.origin, to, held: follows.held.size, missing, witnesses };
}

/** The key that the paper hands out is the one that the reader has from elsewhere. */
function isOfTheKey({ vkey }: Paper, { log }: Trust): boolean {
  const told = readVerifierKey(vkey, 'log');
  return told !== null && told.name === log.name && told.publicKeyHex === log.publicKeyHex;
}

/** The statement says what the notes say, and that one of them is not held: without that nothing may be begun. */
function isCoherent(
  { origin, follows, missing }: Statement,
  notes: Checkpoint[],
  { former, later }: { former: Trust; later: Trust },
): boolean {
  const { held, cosigned } = follows;
  const names = new Set(cosigned.map(({ witness }) => witness));
  return (
    [origin === later.origin, follows.origin === former.origin, origin !== former.origin].every(Boolean) &&
    names.size === notes.length &&
    cosigned.length === notes.length &&
    notes.every(({ size, root }, rank) => isThe(cosigned[rank], size, root)) &&
    notes.some(({ size, root }) => !isThe(held, size, root)) &&
    missing.from <= held.size &&
    missing.to === Math.max(missing.from, ...notes.map(({ size }) => size))
  );
}

function isThe(head: { size: number; root: string } | undefined, size: number, root: Buffer): boolean {
  return head?.size === size && head.root === root.toString('hex');
}

/** Names of the known witnesses, each of which signed the note that is said to be its own; null when one of them did not. */
function vouching({ follows }: Statement, notes: Checkpoint[], former: Trust): string[] | null {
  const names: string[] = [];
  for (const [rank, { witness }] of follows.cosigned.entries()) {
    const key = former.witnesses.find(({ name }) => name === witness);
    const note = notes[rank]?.note;
    if (!key || !note) continue;
    if (!isWitnessed(note, { ...former, witnesses: [key], quorum: 1 })) return null;
    names.push(witness);
  }
  return names;
}

function areAll(notes: (Checkpoint | null)[]): notes is Checkpoint[] {
  return !notes.includes(null);
}

/** Step 6: a head of the trusted log (C2SP tlog-checkpoint), with three lines and the log's own signature. */
import { fromBase64 } from '@borne/server/contract/evidence';
import type { Head } from './inclusion.ts';
import type { Trust } from './read-policy.ts';
import { isSignedBy, readNote, type SignedNote, signaturesOf } from './signed-note.ts';

export interface Checkpoint extends Head {
  origin: string;
  note: SignedNote;
}

/** Reads the note; null: not a checkpoint. Its signatures are not judged here. */
export function readCheckpoint(text: string): Checkpoint | null {
  const note = readNote(text);
  const match = /^([!-~]{1,128})\n([1-9][0-9]{0,15})\n([A-Za-z0-9+/=]{44})\n$/.exec(note?.body ?? '');
  const [, origin, digits, encoded] = match ?? [];
  const root = fromBase64(encoded ?? '');
  const size = Number(digits);
  if (note === null || origin === undefined || root?.length !== 32 || !Number.isSafeInteger(size))
    return null;
  return { origin, size, root, note };
}

export function isOfTheLog({ origin, note }: Checkpoint, trust: Trust): boolean {
  const signatures = signaturesOf(note, trust.log);
  return (
    origin === trust.origin &&
    signatures.length > 0 &&
    signatures.every((signature) => isSignedBy(trust.log, note.body, signature))
  );
}

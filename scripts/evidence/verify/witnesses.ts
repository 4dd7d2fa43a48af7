/** Step 7: enough witnesses saw this head and no other history (C2SP tlog-cosignature: 8 bytes of time, then Ed25519). */
import type { Trust } from './read-policy.ts';
import { isSignedBy, type NoteKey, type SignedNote, signaturesOf } from './signed-note.ts';

/** A known witness whose signature is false is no missing witness: somebody wrote it. The bundle is refused. */
export function isWitnessed(note: SignedNote, { witnesses, quorum }: Trust): boolean {
  const present = witnesses
    .map((key) => ({ key, cosignatures: signaturesOf(note, key) }))
    .filter(({ cosignatures }) => cosignatures.length > 0);
  return (
    present.length >= quorum &&
    present.every(({ key, cosignatures }) => cosignatures.every((bytes) => holds(bytes, key, note.body)))
  );
}

/** A cosignature without a time (0) is none. */
function holds(bytes: Buffer, key: NoteKey, body: string): boolean {
  if (bytes.length !== 72) return false;
  const unixSeconds = bytes.readBigUInt64BE(0);
  if (unixSeconds === 0n || unixSeconds > BigInt(Number.MAX_SAFE_INTEGER)) return false;
  return isSignedBy(key, `cosignature/v1\ntime ${unixSeconds}\n${body}`, bytes.subarray(8));
}

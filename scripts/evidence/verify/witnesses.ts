/** Step 7: enough witnesses saw this head and no other history (C2SP tlog-cosignature: 8 bytes of time, then Ed25519). */
import type { Trust } from './read-policy.ts';
import { isSignedBy, type SignedNote, signatureOf } from './signed-note.ts';

/** A known witness whose signature is false is no missing witness: somebody wrote it. The bundle is refused. */
export function isWitnessed(note: SignedNote, { witnesses, quorum }: Trust): boolean {
  const present = witnesses
    .map((key) => ({ key, bytes: signatureOf(note, key)?.bytes }))
    .filter(({ bytes }) => bytes !== undefined);
  return (
    present.length >= quorum &&
    present.every(
      ({ key, bytes }) =>
        bytes?.length === 72 &&
        isSignedBy(key, cosigned(note.body, bytes.readBigUInt64BE(0)), bytes.subarray(8)),
    )
  );
}

function cosigned(body: string, unixSeconds: bigint): string {
  return `cosignature/v1\ntime ${unixSeconds}\n${body}`;
}

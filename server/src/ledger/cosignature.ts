/** C2SP tlog-cosignature, Ed25519: a witness signs the checkpoint's text with the time at which it saw it. */
import { sign, verify } from 'node:crypto';
import { isBy, type Note, type NoteSignature, signatureLine } from './signed-note.ts';
import { type SigningKey, signatureTypes, type VerifierKey } from './verifier-key.ts';

const timeBytes = 8;
const signatureBytes = 64;

/** A signature line with its newline. `at` is in seconds since 1970. */
export function cosign(text: string, at: number, { verifier, privateKey }: SigningKey): string {
  if (verifier.type !== signatureTypes.cosignature) throw new Error('this key signs without a time');
  const time = Buffer.alloc(timeBytes);
  time.writeBigUInt64BE(BigInt(at));
  const signature = sign(null, cosignedMessage(text, BigInt(at)), privateKey);
  return signatureLine(verifier, Buffer.concat([time, signature]));
}

function cosignedMessage(text: string, at: bigint): Buffer {
  return Buffer.from(`cosignature/v1\ntime ${at}\n${text}`);
}

export type CosignatureVerdict =
  | { state: 'cosigned'; at: number }
  | { state: 'broken' }
  | { state: 'absent' };

/** What this witness has said of the note; the first of its signatures counts, and each must hold. */
export function cosignatureOf({ text, signatures }: Note, key: VerifierKey): CosignatureVerdict {
  if (key.type !== signatureTypes.cosignature) return { state: 'absent' };
  const times = signatures.filter((one) => isBy(one, key)).map((one) => timeOf(text, one, key));
  const [first] = times;
  if (first === undefined) return { state: 'absent' };
  return first === null || times.includes(null) ? { state: 'broken' } : { state: 'cosigned', at: first };
}

/** Null when it does not hold. A cosignature without a time (0) is none. */
function timeOf(text: string, { bytes }: NoteSignature, key: VerifierKey): number | null {
  if (bytes.length !== timeBytes + signatureBytes) return null;
  const at = bytes.readBigUInt64BE(0);
  if (at === 0n || at > BigInt(Number.MAX_SAFE_INTEGER)) return null;
  const holds = verify(null, cosignedMessage(text, at), key.publicKey, bytes.subarray(timeBytes));
  return holds ? Number(at) : null;
}

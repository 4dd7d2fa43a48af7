/**
 * C2SP signed note and its keys. A note is a text, an empty line, then lines `— <name> <base64(key id || signature)>`.
 * A key is written `<name>+<key id, hex>+<base64(type || public key)>`, its id being the first four bytes of
 * SHA-256(name || 0x0A || type || public key).
 */
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { fromBase64 } from '@borne/server/contract/evidence';

/** Ed25519 alone (a log) and cosignature/v1 (a witness). */
const types = { log: 0x01, witness: 0x04 } as const;
const ed25519Spki = Buffer.from('302a300506032b6570032100', 'hex');
const maxSignatures = 32;

export interface NoteKey {
  name: string;
  keyId: string;
  publicKeyHex: string;
  publicKey: KeyObject;
}

export interface NoteSignature {
  name: string;
  keyId: string;
  /** What follows the key id. */
  bytes: Buffer;
}

export interface SignedNote {
  /** With its last line feed: what is signed. */
  body: string;
  signatures: NoteSignature[];
}

export function readVerifierKey(text: string, kind: keyof typeof types): NoteKey | null {
  const [, name, keyId, encoded] = /^([!-*,-~]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+)$/.exec(text) ?? [];
  const bytes = fromBase64(encoded ?? '');
  if (name === undefined || bytes?.length !== 33) return null;
  const digest = createHash('sha256').update(`${name}\n`).update(bytes).digest('hex').slice(0, 8);
  if (bytes[0] !== types[kind] || digest !== keyId) return null;
  const raw = bytes.subarray(1);
  const publicKey = createPublicKey({ key: Buffer.concat([ed25519Spki, raw]), format: 'der', type: 'spki' });
  return { name, keyId, publicKeyHex: raw.toString('hex'), publicKey };
}

/** Null: not a note. Nothing is verified yet. */
export function readNote(text: string): SignedNote | null {
  const end = text.indexOf('\n\n');
  if (end < 0 || !text.endsWith('\n')) return null;
  const lines = text.slice(end + 2, -1).split('\n');
  const signatures = lines.map(readSignature).filter((signature) => signature !== null);
  if (signatures.length < lines.length || lines.length > maxSignatures) return null;
  return { body: text.slice(0, end + 1), signatures };
}

function readSignature(line: string): NoteSignature | null {
  const match = /^\u2014 ([!-*,-~]{1,128}) ([A-Za-z0-9+/=]{1,256})$/.exec(line);
  const bytes = fromBase64(match?.[2] ?? '');
  if (match?.[1] === undefined || bytes === null || bytes.length < 5) return null;
  return { name: match[1], keyId: bytes.toString('hex', 0, 4), bytes: bytes.subarray(4) };
}

/** What `key` signed: each must hold. Other keys' lines are none of our business (C2SP: ignored). */
export function signaturesOf(note: SignedNote, key: NoteKey): Buffer[] {
  return note.signatures
    .filter(({ name, keyId }) => name === key.name && keyId === key.keyId)
    .map(({ bytes }) => bytes);
}

export function isSignedBy(key: NoteKey, message: string, signature: Buffer): boolean {
  return signature.length === 64 && verify(null, Buffer.from(message), key.publicKey, signature);
}

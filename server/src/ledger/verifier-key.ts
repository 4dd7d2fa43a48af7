/**
 * Keys of C2SP signed notes: Ed25519 with a name. A key is known by its name and a 4-byte id, which is derived from the
 * name, the kind of signature and the public key; a vkey is all three in one line, to be given to whoever verifies.
 */
import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { strictBase64 } from './strict-base64.ts';

/** 0x01 signs the text itself (a log); 0x04 signs it with a time (a witness). */
export const signatureTypes = { log: 0x01, cosignature: 0x04 } as const;
export type SignatureType = (typeof signatureTypes)[keyof typeof signatureTypes];

export interface VerifierKey {
  name: string;
  /** 8 hexadecimal digits. */
  id: string;
  type: SignatureType;
  publicKey: KeyObject;
}

export interface SigningKey {
  verifier: VerifierKey;
  privateKey: KeyObject;
}

export const seedBytes = 32;
const rawKeyBytes = 32;
/** What DER puts before the 32 bytes of an Ed25519 key (RFC 8410). */
const privateHead = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicHead = Buffer.from('302a300506032b6570032100', 'hex');

/** Any name that a note may hold: lines are cut at spaces, vkeys at plus signs. */
export function isKeyName(name: string): boolean {
  return /^[^\p{White_Space}\p{Cc}+]{1,200}$/u.test(name) && name.isWellFormed();
}

/** A name for a key of ours: as a bundle and its policy may hold it (server/contract/evidence/policy.ts). */
export function isOwnKeyName(name: string): boolean {
  return /^[!-*,-~]{1,128}$/.test(name);
}

/** The key whose seed (RFC 8032) is given: 32 random bytes. Throws when it is another length or the name no name. */
export function signingKey(name: string, type: SignatureType, seed: Uint8Array): SigningKey {
  if (seed.length !== seedBytes) throw new Error(`an Ed25519 seed has ${seedBytes} bytes`);
  if (!isOwnKeyName(name)) throw new Error('a key name is ASCII without spaces and plus signs');
  const der = Buffer.concat([privateHead, seed]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const raw = rawPublicKey(createPublicKey(privateKey));
  return { verifier: verifierKey(name, type, raw), privateKey };
}

function verifierKey(name: string, type: SignatureType, raw: Uint8Array): VerifierKey {
  const der = Buffer.concat([publicHead, raw]);
  const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return { name, type, id: keyId(name, type, raw), publicKey };
}

function keyId(name: string, type: SignatureType, raw: Uint8Array): string {
  const hash = createHash('sha256').update(`${name}\n`).update(Buffer.of(type)).update(raw);
  return hash.digest('hex').slice(0, 8);
}

function rawPublicKey(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' }).subarray(publicHead.length);
}

/** `<name>+<id>+<base64 of type and key>`. */
export function vkeyOf({ name, id, type, publicKey }: VerifierKey): string {
  return `${name}+${id}+${Buffer.concat([Buffer.of(type), rawPublicKey(publicKey)]).toString('base64')}`;
}

/** Null for anything that is not a vkey of one of our two kinds, a wrong id included. */
export function parseVkey(text: string): VerifierKey | null {
  // The base64 may hold plus signs of its own.
  const [, name = '', id = '', material = ''] = /^([^+]*)\+([0-9a-f]{8})\+([^\s]+)$/u.exec(text) ?? [];
  const bytes = strictBase64(material);
  const type = Object.values(signatureTypes).find((known) => known === bytes?.[0]);
  if (!bytes || type === undefined || bytes.length !== 1 + rawKeyBytes || !isKeyName(name)) return null;
  const key = verifierKey(name, type, bytes.subarray(1));
  return key.id === id ? key : null;
}

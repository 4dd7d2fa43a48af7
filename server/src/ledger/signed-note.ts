/**
 * C2SP signed notes (c2sp.org/signed-note): a text, an empty line, then lines `— <key name> <base64 of id and
 * signature>`. Whoever reads a note ignores what keys they do not know have signed, and rejects the whole note when a
 * key they know has signed something else.
 */
import { sign, verify } from 'node:crypto';
import { strictBase64 } from './strict-base64.ts';
import { isKeyName, type SigningKey, signatureTypes, type VerifierKey } from './verifier-key.ts';

export interface NoteSignature {
  name: string;
  /** 8 hexadecimal digits. */
  id: string;
  bytes: Buffer;
}

export interface Note {
  /** What is signed: ends with a newline. */
  text: string;
  signatures: NoteSignature[];
}

const noteLimits = { characters: 131_072, signatures: 100 };
const idBytes = 4;

/** Null for anything that is not a note. Nothing is verified yet. */
export function parseNote(note: string): Note | null {
  if (note.length > noteLimits.characters || !note.isWellFormed() || hasControls(note)) return null;
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return null;
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > noteLimits.signatures) return null;
  const signatures = lines.map(parseSignatureLine);
  return signatures.includes(null)
    ? null
    : { text: note.slice(0, end + 1), signatures: signatures.filter((line) => line !== null) };
}

/** The ASCII ones only, as the specification has it. */
function hasControls(note: string): boolean {
  return note.split('').some((character) => character < ' ' && character !== '\n');
}

/** One line without its newline. */
export function parseSignatureLine(line: string): NoteSignature | null {
  const [, name = '', text = ''] = /^— ([^ ]+) ([^ ]+)$/u.exec(line) ?? [];
  const bytes = strictBase64(text);
  if (!isKeyName(name) || !bytes || bytes.length <= idBytes) return null;
  return { name, id: bytes.toString('hex', 0, idBytes), bytes: bytes.subarray(idBytes) };
}

/** With its newline, ready to follow a note's last line. */
export function signatureLine({ name, id }: VerifierKey, signature: Uint8Array): string {
  return `— ${name} ${Buffer.concat([Buffer.from(id, 'hex'), signature]).toString('base64')}\n`;
}

/** A note with its first signature. `text` ends with a newline. */
export function signNote(text: string, { verifier, privateKey }: SigningKey): string {
  if (verifier.type !== signatureTypes.log) throw new Error('this key signs with a time');
  const note = `${text}\n${signatureLine(verifier, sign(null, Buffer.from(text), privateKey))}`;
  if (parseNote(note)?.text !== text) throw new Error('this text is not one that a note may hold');
  return note;
}

/**
 * signed: by at least one of the keys, and by none of them wrongly. broken: one of them has signed something else.
 * unsigned: none of them is there.
 */
export type NoteVerdict =
  | { state: 'signed'; by: VerifierKey[] }
  | { state: 'broken' }
  | { state: 'unsigned' };

/** Checks the plain signatures (type 0x01) of a note; those with a time are read by cosignature.ts. */
export function checkNote({ text, signatures }: Note, keys: VerifierKey[]): NoteVerdict {
  const by: VerifierKey[] = [];
  for (const signature of signatures) {
    const key = keys.find((known) => isBy(signature, known));
    if (!key) continue;
    if (!verify(null, Buffer.from(text), key.publicKey, signature.bytes)) return { state: 'broken' };
    if (!by.includes(key)) by.push(key);
  }
  return by.length > 0 ? { state: 'signed', by } : { state: 'unsigned' };
}

/** Both name and id: either alone proves nothing. */
export function isBy(signature: NoteSignature, key: VerifierKey): boolean {
  return signature.name === key.name && signature.id === key.id;
}

/** C2SP tlog-checkpoint: the head of the ledger as the text of a note; three lines: origin, size, root. */
import { hashBytes, maxTreeSize } from './merkle.ts';
import { checkNote, type Note, parseNote, signNote } from './signed-note.ts';
import { strictBase64 } from './strict-base64.ts';
import type { SigningKey, VerifierKey } from './verifier-key.ts';

export interface TreeHead {
  size: number;
  root: Buffer;
}

export interface Checkpoint extends TreeHead {
  origin: string;
  note: Note;
}

/** The text that is signed, stamped and cosigned. */
export function checkpointText(origin: string, { size, root }: TreeHead): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/** A key signs for the log of its own name. */
export function signCheckpoint(head: TreeHead, key: SigningKey): string {
  return signNote(checkpointText(key.verifier.name, head), key);
}

/** Null for what is no checkpoint. Lines after the third are allowed, and mean nothing here. Nothing is verified yet. */
export function parseCheckpoint(text: string): Checkpoint | null {
  const note = parseNote(text);
  if (!note) return null;
  const [origin = '', sizeText = '', rootText = '', ...more] = note.text.slice(0, -1).split('\n');
  const size = parseSize(sizeText);
  const root = strictBase64(rootText);
  if (!origin || size === null || root?.length !== hashBytes || more.includes('')) return null;
  return { origin, size, root, note };
}

/** Decimal, no leading zero, at most 2^53 - 1. */
export function parseSize(text: string): number | null {
  if (!/^(0|[1-9]\d{0,15})$/.test(text)) return null;
  const size = Number(text);
  return size <= maxTreeSize ? size : null;
}

export type OpenedCheckpoint =
  | { state: 'signed'; checkpoint: Checkpoint }
  | { state: 'malformed' | 'other-origin' | 'broken' | 'unsigned' };

/** A checkpoint that one of the log's keys has signed; they all bear the name of its origin. */
export function openCheckpoint(text: string, keys: VerifierKey[]): OpenedCheckpoint {
  const checkpoint = parseCheckpoint(text);
  if (!checkpoint) return { state: 'malformed' };
  const ofOrigin = keys.filter(({ name }) => name === checkpoint.origin);
  if (ofOrigin.length === 0) return { state: 'other-origin' };
  const { state } = checkNote(checkpoint.note, ofOrigin);
  return state === 'signed' ? { state, checkpoint } : { state };
}

/**
 * The leaf of a batch of rows: one line of JSON for each, in order, hashed; the hash in a statement; the statement
 * salted like an entry of evidence. Whoever has the rows and the batch's salt can make the leaf again.
 */
import { leafHash } from '../merkle.ts';

export type BatchKind = 'audit' | 'evidence';

export interface BatchContent {
  /** Dense from 0, for each kind. */
  number: number;
  rows: number;
  /** SHA-256 of the rows' lines, joined by a line feed, which no line holds (batch-lines.ts). */
  digest: Buffer;
}

/** What the leaf says, in one line. */
export function batchStatement(kind: BatchKind, { number, rows, digest }: BatchContent): string {
  return JSON.stringify({ v: 1, kind: `${kind}-batch`, number, rows, sha256: digest.toString('hex') });
}

/** `salt`: 32 bytes. */
export function batchLeaf(kind: BatchKind, content: BatchContent, salt: Buffer): Buffer {
  return leafHash(Buffer.concat([salt, Buffer.from(batchStatement(kind, content))]));
}

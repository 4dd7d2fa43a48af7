/**
 * The leaf of a batch of rows: one line of JSON for each, in order, hashed; the hash in a statement; the statement
 * salted like an entry of evidence. Whoever has the rows and the batch's salt can make the leaf again.
 */
import { createHash } from 'node:crypto';
import { leafHash } from '../merkle.ts';

export type BatchKind = 'audit' | 'evidence';

export interface BatchContent {
  /** Dense from 0, for each kind. */
  number: number;
  rows: number;
  /** The rows' lines, joined by a line feed, which no line holds. */
  lines: string;
}

/** What the leaf says, in one line. */
export function batchStatement(kind: BatchKind, { number, rows, lines }: BatchContent): string {
  const sha256 = createHash('sha256').update(lines).digest('hex');
  return JSON.stringify({ v: 1, kind: `${kind}-batch`, number, rows, sha256 });
}

/** `salt`: 32 bytes. */
export function batchLeaf(kind: BatchKind, content: BatchContent, salt: Buffer): Buffer {
  return leafHash(Buffer.concat([salt, Buffer.from(batchStatement(kind, content))]));
}

/**
 * The first entry of a log that follows another one: which checkpoint of the former origin it follows, as the database
 * holds it and as witnesses vouched for it, and what is missing between the two. Salted like any entry, so that its leaf is
 * made as theirs are; the salt is given out with it.
 */
import { type Checkpoint, parseCheckpoint } from '../checkpoint.ts';
import { leafHash } from '../merkle.ts';

/** The head of a log, in words. */
export interface ToldHead {
  size: number;
  /** Hex. */
  root: string;
}

export interface OriginStatement {
  v: 1;
  kind: 'new-origin';
  origin: string;
  follows: {
    origin: string;
    /** What the database holds of it. */
    held: ToldHead;
    /** By the name of each. */
    cosigned: (ToldHead & { witness: string })[];
  };
  /**
   * Entries from `from`, and without `to`, that a witness vouched for and of which nothing says that they are held: `from`
   * is the longest checkpoint that the database holds with a cosignature.
   */
  missing: { from: number; to: number };
  /** ISO 8601. */
  at: string;
}

/** One line of JSON. */
export function statementText(statement: OriginStatement): string {
  return JSON.stringify(statement);
}

/** `salt`: 32 bytes. */
export function statementLeaf(text: string, salt: Buffer): Buffer {
  return leafHash(Buffer.concat([salt, Buffer.from(text)]));
}

export function toldHead({ size, root }: { size: number; root: Buffer }): ToldHead {
  return { size, root: root.toString('hex') };
}

/** Throws for what was not parsed before. */
export function checkpointIn(note: string): Checkpoint {
  const checkpoint = parseCheckpoint(note);
  if (!checkpoint) throw new Error('a note that was verified is a checkpoint');
  return checkpoint;
}

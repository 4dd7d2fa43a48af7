/** What a shredding vault knows: its key-encryption keys, oldest first, as read from its keeper and written back. */
import { z } from 'zod';
import { newTree, pathBits, type ShreddingTree, seedBytes } from './shredding-tree.ts';

export interface VaultKey {
  id: string;
  /** Since when a newer key wraps in its place; null for the newest. */
  replacedAt: string | null;
  tree: ShreddingTree;
}

export type VaultState = VaultKey[];

const Seed = z
  .base64url()
  .transform((text) => Buffer.from(text, 'base64url'))
  .refine((seed) => seed.length === seedBytes);
const Path = z.string().regex(new RegExp(`^[01]{0,${pathBits}}$`));
const KeySchema = z.strictObject({
  id: z.string().regex(/^kek-\d{1,6}$/),
  replacedAt: z.iso.datetime().nullable(),
  /** As pairs: a path is data, never the name of a property. */
  nodes: z.array(z.tuple([Path, Seed])),
});
const StateSchema = z.strictObject({ version: z.literal(1), keys: z.array(KeySchema).min(1) });

/** Throws where the bytes are not a vault's; the message quotes none of them. */
export function parseState(bytes: Buffer): VaultState {
  const read = StateSchema.safeParse(jsonIn(bytes));
  if (!read.success) throw new Error('Le coffre des clés est illisible ou abîmé.');
  return read.data.keys.map(({ id, replacedAt, nodes }) => ({ id, replacedAt, tree: new Map(nodes) }));
}

export function writeState(state: VaultState): Buffer {
  const keys = state.map(({ id, replacedAt, tree }) => ({
    id,
    replacedAt,
    nodes: [...tree].map(([path, seed]) => [path, seed.toString('base64url')]),
  }));
  return Buffer.from(`${JSON.stringify({ version: 1, keys })}\n`);
}

/** A vault with one key; `root` is 32 random bytes. */
export function firstState(root: Buffer): VaultState {
  return [{ id: 'kek-1', replacedAt: null, tree: newTree(root) }];
}

/** The same with a newer key: from now on it wraps, and the former ones only unwrap. */
export function withNewKey(state: VaultState, root: Buffer, now: Date): VaultState {
  const former = state.map((key) => ({ ...key, replacedAt: key.replacedAt ?? now.toISOString() }));
  return [...former, { id: `kek-${numberOf(newest(state)) + 1}`, replacedAt: null, tree: newTree(root) }];
}

export function newest(state: VaultState): VaultKey {
  const key = state.at(-1);
  if (!key) throw new Error('a vault without a key');
  return key;
}

function numberOf({ id }: VaultKey): number {
  return Number(id.slice('kek-'.length));
}

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    // The parser's message would quote the bytes.
    return null;
  }
}

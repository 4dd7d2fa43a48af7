/** What a shredding vault knows: its key-encryption keys, oldest first, as read from its keeper and written back. */
import { hash } from 'node:crypto';
import { z } from 'zod';
import { newTree, pathBits, type ShreddingTree, seedBytes } from './shredding-tree.ts';

export interface VaultKey {
  id: string;
  /** Since when a newer key wraps in its place; null for the newest. */
  replacedAt: string | null;
  tree: ShreddingTree;
}

export type VaultState = VaultKey[];

const HeaderSchema = z
  .array(
    z.strictObject({
      id: z.string().regex(/^kek-\d{1,6}$/),
      replacedAt: z.iso.datetime().nullable(),
      nodes: z.int().nonnegative(),
    }),
  )
  .min(1);

const pathBytes = pathBits / 8;
const nodeBytes = 1 + pathBytes + seedBytes;
const sumBytes = 32;

/** Throws where the bytes are not a whole vault; the message quotes none of them. */
export function parseState(bytes: Buffer): VaultState {
  const end = bytes.length - sumBytes;
  const headerEnd = bytes.indexOf('\n');
  if (headerEnd < 0 || end < headerEnd || !sumOf(bytes.subarray(0, end)).equals(bytes.subarray(end)))
    throw damaged();
  const header = HeaderSchema.safeParse(JSON.parse(bytes.toString('utf8', 0, headerEnd)));
  if (!header.success) throw damaged();
  let at = headerEnd + 1;
  return header.data.map(({ id, replacedAt, nodes }) => {
    const tree: ShreddingTree = new Map();
    for (const last = at + nodes * nodeBytes; at < last; at += nodeBytes) {
      const depth = bytes.readUInt8(at);
      const path = bytes
        .readBigUInt64BE(at + 1)
        .toString(2)
        .padStart(pathBits, '0');
      tree.set(path.slice(0, depth), bytes.subarray(at + 1 + pathBytes, at + nodeBytes));
    }
    return { id, replacedAt, tree };
  });
}

/**
 * A line of JSON with the keys, then the nodes of each one's tree (depth, path, seed), then SHA-256 of it all: not against
 * people, who could write it anew, but against half a disk.
 */
export function writeState(state: VaultState): Buffer {
  const header = state.map(({ id, replacedAt, tree }) => ({ id, replacedAt, nodes: tree.size }));
  const line = Buffer.from(`${JSON.stringify(header)}\n`);
  const count = header.reduce((sum, { nodes }) => sum + nodes, 0);
  const bytes = Buffer.alloc(line.length + count * nodeBytes + sumBytes);
  line.copy(bytes);
  let at = line.length;
  for (const { tree } of state) {
    for (const [path, seed] of tree) {
      bytes.writeUInt8(path.length, at);
      bytes.writeBigUInt64BE(BigInt(`0b${path.padEnd(pathBits, '0')}`), at + 1);
      seed.copy(bytes, at + 1 + pathBytes);
      at += nodeBytes;
    }
  }
  sumOf(bytes.subarray(0, at)).copy(bytes, at);
  return bytes;
}

function sumOf(bytes: Buffer): Buffer {
  return hash('sha256', bytes, 'buffer');
}

function damaged(): Error {
  return new Error('Le coffre des clés est illisible ou abîmé.');
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

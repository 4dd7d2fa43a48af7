/**
 * A key vault that can forget. Each key-encryption key is a tree with a leaf for every context: the leaf's key wraps
 * that context's data key (AES-256-GCM), and destroying the context forgets the leaf in every tree.
 *
 * Why so. A wrapped key that is deleted from the database comes back with the next backup that is restored. A list of
 * what must not be unwrapped only forbids it. One key for each month, destroyed with all it wrapped, erases a month
 * late and takes everybody else's backups along. Here one act is out of reach at once, in every backup, and all the
 * others stay readable in every backup. Nothing is written for an opening: the state changes when something is erased.
 *
 * What it costs: some 2 kB of state for each act erased, all of it written anew at each change (measured: 0.1 s after
 * 1,000 erasures, 1.5 s after 10,000). A rotation with its rewrapping and the drop of the old key brings it back to
 * nothing: once a year, and before 10,000 erasures.
 */
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import type { KeyVault, UnwrapResult, VaultKeeper, WrapResult } from './key-vault.ts';
import { forget, isForgotten, leafKey, pathOf, type ShreddingTree, seedBytes } from './shredding-tree.ts';
import { newest, parseState, type VaultState, withNewKey, writeState } from './vault-state.ts';

/** dropped: gone with all it wrapped. current: it is the one that wraps. too-soon: replaced less than a day ago. */
export type DropResult = 'dropped' | 'unknown-key' | 'current' | 'too-soon';

export interface ShreddingVault extends KeyVault {
  /** Makes a newer key; returns its id. What older ones wrapped stays readable. */
  rotate(now: Date): Promise<string>;
  /** Destroys an older key. Whatever was not wrapped anew before is lost, in the backups too: that is its use. */
  dropKey(keyId: string, now: Date): Promise<DropResult>;
}

const format = 1;
const ivBytes = 12;
const tagBytes = 16;
const bodyStart = 1 + ivBytes + tagBytes;
/** Whoever read the state before the rotation has long committed or given up. */
const settleMs = 86_400_000;

/** Throws a sentence when the keeper holds no vault. */
export function shreddingVault(keeper: VaultKeeper): ShreddingVault {
  let read = { stamp: keeper.stamp(), state: parseState(keeper.read()) };
  const state = (): VaultState => {
    const stamp = keeper.stamp();
    if (stamp !== read.stamp) read = { stamp, state: parseState(keeper.read()) };
    return read.state;
  };
  const change = (next: (former: VaultState) => VaultState): Promise<void> =>
    keeper.update((former) => writeState(next(parseState(former))));

  return {
    get currentKeyId() {
      return newest(state()).id;
    },
    wrap: async (dataKey, context) => wrap(state(), dataKey, context),
    unwrap: async ({ keyId, bytes }, context) => unwrap(state(), keyId, bytes, context),
    destroy: async (contexts) => {
      if (contexts.length > 0) await change((former) => without(former, contexts));
    },
    rotate: async (now) => {
      await change((former) => withNewKey(former, randomBytes(seedBytes), now));
      return newest(state()).id;
    },
    dropKey: async (keyId, now) => {
      const verdict = mayDrop(state(), keyId, now);
      if (verdict === 'dropped') await change((former) => former.filter(({ id }) => id !== keyId));
      return verdict;
    },
  };
}

function wrap(state: VaultState, dataKey: Buffer, context: string): WrapResult {
  const { id: keyId, tree } = newest(state);
  const path = pathOf(context);
  // An older key's tree remembers what was destroyed before the newest was made.
  if (state.some((each) => isForgotten(each.tree, path))) return { outcome: 'destroyed' };
  const key = wrappingKey(tree, path);
  if (!key) return { outcome: 'destroyed' };
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(bound(keyId, context));
  const body = Buffer.concat([cipher.update(dataKey), cipher.final()]);
  const bytes = Buffer.concat([Buffer.of(format), iv, cipher.getAuthTag(), body]);
  return { outcome: 'wrapped', wrapped: { keyId, bytes } };
}

function unwrap(state: VaultState, keyId: string, bytes: Buffer, context: string): UnwrapResult {
  const tree = state.find(({ id }) => id === keyId)?.tree;
  if (!tree) return { outcome: 'unknown-key' };
  const key = wrappingKey(tree, pathOf(context));
  if (!key) return { outcome: 'destroyed' };
  if (bytes[0] !== format || bytes.length <= bodyStart) return { outcome: 'altered' };
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + ivBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(bound(keyId, context)).setAuthTag(bytes.subarray(1 + ivBytes, bodyStart));
  const dataKey = decipher.update(bytes.subarray(bodyStart));
  try {
    decipher.final();
  } catch {
    // The one thing that final() throws for: the tag does not fit.
    return { outcome: 'altered' };
  }
  return { outcome: 'unwrapped', dataKey };
}

/** Not its bare bytes: Node takes these too, but throws and catches inside first, which costs more than the cipher. */
function wrappingKey(tree: ShreddingTree, path: string): KeyObject | null {
  const key = leafKey(tree, path);
  return key && createSecretKey(key);
}

function bound(keyId: string, context: string): Buffer {
  return Buffer.from(`data-key/v1\n${keyId}\n${context}`);
}

function without(state: VaultState, contexts: readonly string[]): VaultState {
  for (const path of contexts.map(pathOf)) for (const { tree } of state) forget(tree, path);
  return state;
}

function mayDrop(state: VaultState, keyId: string, now: Date): DropResult {
  const key = state.find(({ id }) => id === keyId);
  if (!key) return 'unknown-key';
  if (!key.replacedAt) return 'current';
  return now.getTime() - Date.parse(key.replacedAt) < settleMs ? 'too-soon' : 'dropped';
}

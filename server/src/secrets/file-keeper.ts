/**
 * Keeps a vault's state in a file: development, and small sites with one host.
 *
 * The folder of secrets stands on an encrypted disk (LUKS) and in no backup of the database. Its own backup is one copy,
 * elsewhere, replaced after each change and after nothing else: openings do not change the file, erasures and rotations
 * do. A copy of before an erasure would bring the erased act back, so none is kept; and without any copy a lost disk
 * loses every identity.
 */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { VaultKeeper } from './key-vault.ts';
import { seedBytes } from './shredding-tree.ts';
import { firstState, writeState } from './vault-state.ts';

export const vaultFileName = 'key-vault.json';

/** A writer needs milliseconds: whoever holds the lock for so long is dead. */
const deadAfterMs = 30_000;
const waitMs = 20;

/** Throws a sentence naming the file when it is absent or open to others. */
export function fileKeeper(directory: string): VaultKeeper {
  const file = join(directory, vaultFileName);
  const stamp = (): string => {
    const { ino, mtimeNs, size, mode } = statOf(file);
    if (mode & 0o077n) throw new Error(`${file} : lisible par d’autres. Faites chmod 600.`);
    return `${ino}:${mtimeNs}:${size}`;
  };
  stamp();
  return {
    stamp,
    read: () => readFileSync(file),
    update: async (change) => {
      const release = await lock(`${file}.lock`);
      try {
        replace(file, change(readFileSync(file)));
      } finally {
        release();
      }
    },
  };
}

/** Makes a vault with one key. Throws when there is one: what it wrapped would be lost. */
export function createVaultFile(directory: string): void {
  const state = writeState(firstState(randomBytes(seedBytes)));
  writeFileSync(join(directory, vaultFileName), state, { mode: 0o600, flag: 'wx', flush: true });
}

function statOf(file: string): { ino: bigint; mtimeNs: bigint; size: bigint; mode: bigint } {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
  if (!stat) throw new Error(`${file} : coffre des clés introuvable.`);
  return stat;
}

/** The new state is whole on the disk before it takes the name; then the former bytes are overwritten. */
function replace(file: string, bytes: Buffer): void {
  const partial = `${file}.partial`;
  rmSync(partial, { force: true });
  writeFileSync(partial, bytes, { mode: 0o600, flag: 'wx', flush: true });
  const former = openSync(file, 'r+');
  try {
    renameSync(partial, file);
    syncFolder(dirname(file));
    // Reaches the same blocks on a plain disk; a flash disk may keep a copy, which is what LUKS is for.
    writeSync(former, randomBytes(fstatSync(former).size), 0, null, 0);
    fsyncSync(former);
  } finally {
    closeSync(former);
  }
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Made by whoever finds it absent. Resolves with its release. */
async function lock(file: string): Promise<() => void> {
  while (!taken(file)) {
    const since = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (since !== undefined && Date.now() - since > deadAfterMs) rmSync(file, { force: true });
    else await sleep(waitMs);
  }
  return () => rmSync(file, { force: true });
}

function taken(file: string): boolean {
  try {
    closeSync(openSync(file, 'wx', 0o600));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

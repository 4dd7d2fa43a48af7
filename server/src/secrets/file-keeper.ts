/**
 * Keeps a vault's state in a file: development, and small sites with one host.
 *
 * The folder of secrets stands on an encrypted disk (LUKS) and in no backup of the database. Its own backup is one copy,
 * elsewhere, replaced after each change and after nothing else: openings do not change the file, erasures and rotations
 * do. A copy of before an erasure would bring the erased act back, so none is kept; and without any copy a lost disk
 * loses every identity.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VaultKeeper } from './key-vault.ts';
import { createPrivateFile, stampOf, updatePrivateFile } from './private-file.ts';
import { seedBytes } from './shredding-tree.ts';
import { firstState, writeState } from './vault-state.ts';

const fileName = 'key-vault.bin';

/** Throws a sentence naming the file when it is absent or open to others. */
export function fileKeeper(directory: string): VaultKeeper {
  const file = join(directory, fileName);
  stampOf(file);
  return {
    stamp: () => stampOf(file),
    read: () => readFileSync(file),
    update: (change) => updatePrivateFile(file, change),
  };
}

/** Makes a vault with one key. Throws when there is one: what it wrapped would be lost. */
export function createVaultFile(directory: string): void {
  createPrivateFile(join(directory, fileName), writeState(firstState(randomBytes(seedBytes))));
}

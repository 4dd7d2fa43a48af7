/**
 * Keeps a vault's state sealed under a key of a security module that never leaves it. Each change makes a new key there
 * and destroys the former one: every older copy of the file, wherever it was kept, is noise from then on. So this file
 * may be backed up with everything else; the module may not be cloned to media that outlive an erasure.
 *
 * The module's key seals a fresh AES-256 key, which seals the state (AES-256-GCM).
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { VaultKeeper } from './key-vault.ts';
import { createPrivateFile, stampOf, updatePrivateFile } from './private-file.ts';
import { seedBytes } from './shredding-tree.ts';
import { firstState, writeState } from './vault-state.ts';

/** What is asked of a module. Ids are 16 hexadecimal digits. Each call throws when the module did not do it. */
export interface SealingModule {
  /** Makes a key that never leaves. */
  create(id: string): void;
  /** Ids of the keys that are there. */
  keys(): string[];
  seal(id: string, bytes: Buffer): Buffer;
  unseal(id: string, sealed: Buffer): Buffer;
  destroy(id: string): void;
}

const fileName = 'key-vault.sealed';

const Bytes = z.base64url().transform((text) => Buffer.from(text, 'base64url'));
const SealedSchema = z.strictObject({
  version: z.literal(1),
  moduleKey: z.string().regex(/^[0-9a-f]{16}$/),
  sealedKey: Bytes,
  iv: Bytes.refine((iv) => iv.length === 12),
  tag: Bytes.refine((tag) => tag.length === 16),
  state: Bytes,
});
type Sealed = z.infer<typeof SealedSchema>;

/** Throws a sentence naming the file when it is absent or open to others. */
export function moduleKeeper(directory: string, module: SealingModule): VaultKeeper {
  const file = join(directory, fileName);
  stampOf(file);
  return {
    stamp: () => stampOf(file),
    read: () => readSettled(file, module),
    update: (change) =>
      updatePrivateFile(
        file,
        (former) => sealAnew(module, change(unsealed(module, parse(former)))),
        (written) => destroyOthers(module, parse(written).moduleKey),
      ),
  };
}

/** Makes a vault with one key. Throws when there is one: what it wrapped would be lost. */
export function createVaultInModule(directory: string, module: SealingModule): void {
  createPrivateFile(
    join(directory, fileName),
    sealAnew(module, writeState(firstState(randomBytes(seedBytes)))),
  );
}

/** Whoever replaces the file destroys its former key: a reader in between reads again. */
function readSettled(file: string, module: SealingModule): Buffer {
  for (;;) {
    const stamp = stampOf(file);
    try {
      return unsealed(module, parse(readFileSync(file)));
    } catch (error) {
      if (stampOf(file) === stamp) throw error;
    }
  }
}

function sealAnew(module: SealingModule, state: Buffer): Buffer {
  const moduleKey = randomBytes(8).toString('hex');
  module.create(moduleKey);
  const key = randomBytes(32);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(moduleKey));
  const body = Buffer.concat([cipher.update(state), cipher.final()]);
  return Buffer.from(
    `${JSON.stringify({
      version: 1,
      moduleKey,
      sealedKey: module.seal(moduleKey, key).toString('base64url'),
      iv: iv.toString('base64url'),
      tag: cipher.getAuthTag().toString('base64url'),
      state: body.toString('base64url'),
    })}\n`,
  );
}

function unsealed(module: SealingModule, { moduleKey, sealedKey, iv, tag, state }: Sealed): Buffer {
  const key = module.unseal(moduleKey, sealedKey);
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: 16 });
  decipher.setAAD(Buffer.from(moduleKey)).setAuthTag(tag);
  return Buffer.concat([decipher.update(state), decipher.final()]);
}

/** Also what a process left behind that died between replacing the file and this. */
function destroyOthers(module: SealingModule, kept: string): void {
  for (const id of module.keys()) if (id !== kept) module.destroy(id);
}

function parse(bytes: Buffer): Sealed {
  const read = SealedSchema.safeParse(JSON.parse(bytes.toString('utf8')));
  if (!read.success) throw new Error('Le coffre des clés est illisible ou abîmé.');
  return read.data;
}

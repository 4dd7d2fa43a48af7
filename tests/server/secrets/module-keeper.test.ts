/** A vault sealed by a security module: the same suite on one in memory and on SoftHSM, by PKCS#11. */
import { execFileSync } from 'node:child_process';
import { createCipheriv, createDecipheriv, randomBytes, randomUUIDv7 } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createVaultInModule,
  moduleKeeper,
  type SealingModule,
} from '../../../server/src/secrets/module-keeper.ts';
import { createVault, openVault } from '../../../server/src/secrets/open-vault.ts';
import { pkcs11Module } from '../../../server/src/secrets/pkcs11-tool.ts';
import { type ShreddingVault, shreddingVault } from '../../../server/src/secrets/shredding-vault.ts';

/** A module as the port has it: keys that are used by their id and never come out. */
function memoryModule(): SealingModule {
  const keys = new Map<string, Buffer>();
  const key = (id: string): Buffer => {
    const found = keys.get(id);
    if (!found) throw new Error(`no key ${id}`);
    return found;
  };
  return {
    create: (id) => void keys.set(id, randomBytes(32)),
    keys: () => [...keys.keys()],
    seal: (id, bytes) => {
      const cipher = createCipheriv('aes-256-gcm', key(id), Buffer.alloc(12));
      const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
      return Buffer.concat([cipher.getAuthTag(), body]);
    },
    unseal: (id, sealed) => {
      const decipher = createDecipheriv('aes-256-gcm', key(id), Buffer.alloc(12));
      decipher.setAuthTag(sealed.subarray(0, 16));
      return Buffer.concat([decipher.update(sealed.subarray(16)), decipher.final()]);
    },
    destroy: (id) => {
      key(id);
      keys.delete(id);
    },
  };
}

const library = '/usr/lib/softhsm/libsofthsm2.so';
const tokenLabel = 'borne-essai';
const softHsmAbsent = !existsSync('/usr/bin/pkcs11-tool') || !existsSync(library);
const folder = mkdtempSync(join(tmpdir(), 'borne-module-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A token of its own, with a PIN of its own. */
function softHsm(): { module: SealingModule; pin: string; configuration: string } {
  const tokens = join(folder, 'tokens');
  mkdirSync(tokens);
  const configuration = join(folder, 'softhsm2.conf');
  writeFileSync(
    configuration,
    `directories.tokendir = ${tokens}\nobjectstore.backend = file\nlog.level = ERROR\n`,
  );
  const pin = randomBytes(6).toString('hex');
  const environment = { SOFTHSM2_CONF: configuration };
  const pins = ['--so-pin', randomBytes(6).toString('hex'), '--pin', pin];
  execFileSync('softhsm2-util', ['--init-token', '--free', '--label', tokenLabel, ...pins], {
    env: { ...environment, PATH: process.env['PATH'] },
    stdio: 'pipe',
  });
  return { module: pkcs11Module({ library, tokenLabel, pin, environment }), pin, configuration };
}

const modules: [string, () => SealingModule][] = [
  ['a module in memory', memoryModule],
  ...(softHsmAbsent ? [] : [['SoftHSM by PKCS#11', () => softHsm().module] as [string, () => SealingModule]]),
];

describe.each(modules)('%s', (name, make) => {
  const directory = join(folder, name.replaceAll(/\W/g, '-'));
  const file = join(directory, 'key-vault.sealed');
  let module: SealingModule;
  let vault: ShreddingVault;
  beforeAll(() => {
    mkdirSync(directory);
    module = make();
    createVaultInModule(directory, module);
    vault = shreddingVault(moduleKeeper(directory, module));
  });

  async function wrapped(context: string) {
    const answer = await vault.wrap(Buffer.alloc(32, 5), context);
    if (answer.outcome !== 'wrapped') throw new Error(answer.outcome);
    return answer.wrapped;
  }
  const found = { outcome: 'unwrapped', dataKey: Buffer.alloc(32, 5) };

  test('wraps, unwraps, forgets, changes keys; another process sees it; one key is left in the module', async () => {
    const contexts = [randomUUIDv7(), randomUUIDv7()] as const;
    const keys = [await wrapped(contexts[0]), await wrapped(contexts[1])] as const;
    const neighbour = shreddingVault(moduleKeeper(directory, module));
    expect(await neighbour.unwrap(keys[0], contexts[0])).toEqual(found);
    await vault.destroy([contexts[0]]);
    await neighbour.rotate(new Date());
    for (const each of [vault, neighbour]) {
      expect(await each.unwrap(keys[0], contexts[0])).toEqual({ outcome: 'destroyed' });
      expect(await each.unwrap(keys[1], contexts[1])).toEqual(found);
      expect(each.currentKeyId).toMatch(/^kek-[23]$/);
    }
    expect(module.keys()).toHaveLength(1);
  });

  test('a copy of the file from before an erasure opens nothing any more', async () => {
    const context = randomUUIDv7();
    const key = await wrapped(context);
    copyFileSync(file, join(directory, 'copy'));
    await vault.destroy([context]);
    const now = readFileSync(file);
    copyFileSync(join(directory, 'copy'), file);
    expect(() => shreddingVault(moduleKeeper(directory, module))).toThrow();
    writeFileSync(file, now);
    expect(await vault.unwrap(key, context)).toEqual({ outcome: 'destroyed' });
  });

  test('a process that died before it destroyed the former key: the next change does', async () => {
    module.create('00000000000000aa');
    expect(module.keys()).toHaveLength(2);
    await vault.destroy([randomUUIDv7()]);
    expect(module.keys()).toHaveLength(1);
    expect(module.keys()).not.toContain('00000000000000aa');
  });

  test('a module that fails in the middle leaves the vault as it was', async () => {
    const context = randomUUIDv7();
    const key = await wrapped(context);
    const failing = shreddingVault(
      moduleKeeper(directory, {
        ...module,
        seal: () => {
          throw new Error('the module is gone');
        },
      }),
    );
    await expect(failing.destroy([context])).rejects.toThrow('the module is gone');
    expect(await vault.unwrap(key, context)).toEqual(found);
    await vault.destroy([context]);
    expect(module.keys()).toHaveLength(1);
  });

  test('a file with any byte changed is not a vault', () => {
    const whole = readFileSync(file);
    for (const at of [20, Math.floor(whole.length / 2), whole.length - 10]) {
      const changed = Buffer.from(whole);
      changed.writeUInt8(changed.readUInt8(at) === 65 ? 66 : 65, at);
      writeFileSync(file, changed);
      expect(() => shreddingVault(moduleKeeper(directory, module))).toThrow();
    }
    writeFileSync(file, whole);
    expect(() => createVaultInModule(directory, module)).toThrow(/EEXIST/);
  });
});

const unlessAbsent = softHsmAbsent ? ' (absent: apt-get install softhsm2 opensc)' : '';
test.skipIf(softHsmAbsent)(
  `the configuration opens SoftHSM, whose files hold no PIN and no root of ours${unlessAbsent}`,
  async () => {
    rmSync(join(folder, 'tokens'), { recursive: true, force: true });
    const { pin, configuration } = softHsm();
    const directory = mkdtempSync(join(folder, 'configured-'));
    const settings = {
      SECRETS_DIR: directory,
      KEY_VAULT: 'pkcs11' as const,
      KEY_VAULT_LIBRARY: library,
      KEY_VAULT_TOKEN: tokenLabel,
      SOFTHSM2_CONF: configuration,
    };
    expect(() => createVault(settings)).toThrow(/token\.pin : introuvable/);
    writeFileSync(join(directory, 'token.pin'), `${pin}\n`, { mode: 0o600 });
    createVault(settings);
    const answer = await openVault(settings).wrap(Buffer.alloc(32, 9), 'act');
    if (answer.outcome !== 'wrapped') throw new Error(answer.outcome);
    expect(await openVault(settings).unwrap(answer.wrapped, 'act')).toMatchObject({ outcome: 'unwrapped' });
    writeFileSync(join(directory, 'token.pin'), 'wrong', { mode: 0o600 });
    expect(() => openVault(settings)).toThrow(/^Le module PKCS#11 n’a pas fait --decrypt\.$/);
    const stored = readdirSync(join(folder, 'tokens'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
    expect(stored.length).toBeGreaterThan(1);
    for (const bytes of stored) expect(bytes.includes(Buffer.from(pin))).toBe(false);
  },
);

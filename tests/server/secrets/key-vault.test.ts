/** The vault over its file: wraps, unwraps, refuses by name, forgets, changes keys, and survives its neighbours. */
import { randomBytes, randomUUIDv7 } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createVaultFile, fileKeeper } from '../../../server/src/secrets/file-keeper.ts';
import type { WrappedKey } from '../../../server/src/secrets/key-vault.ts';
import { type ShreddingVault, shreddingVault } from '../../../server/src/secrets/shredding-vault.ts';
import { parseState } from '../../../server/src/secrets/vault-state.ts';

let directory: string;
let file: string;
let vault: ShreddingVault;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'borne-vault-'));
  createVaultFile(directory);
  file = join(directory, 'key-vault.bin');
  vault = open();
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const open = (): ShreddingVault => shreddingVault(fileKeeper(directory));
const today = new Date('2026-11-23T08:00:00Z');
const later = (hours: number): Date => new Date(today.getTime() + hours * 3_600_000);

async function wrapped(key: Buffer, context: string, by = vault): Promise<WrappedKey> {
  const answer = await by.wrap(key, context);
  if (answer.outcome !== 'wrapped') throw new Error(answer.outcome);
  return answer.wrapped;
}

test('a data key comes back for its context, from this vault and from another one on the same file', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.string(), async (bytes, context) => {
      const dataKey = Buffer.from(bytes);
      const kept = await wrapped(dataKey, context);
      expect(kept.keyId).toBe('kek-1');
      expect(kept.bytes.includes(dataKey)).toBe(false);
      expect(await vault.unwrap(kept, context)).toEqual({ outcome: 'unwrapped', dataKey });
    }),
    { numRuns: 50 },
  );
  const kept = await wrapped(Buffer.alloc(32, 7), 'act');
  expect(await open().unwrap(kept, 'act')).toEqual({ outcome: 'unwrapped', dataKey: Buffer.alloc(32, 7) });
});

test('any bit changed, cut short, or another context: altered', async () => {
  const { keyId, bytes } = await wrapped(randomBytes(32), 'act');
  expect(await vault.unwrap({ keyId, bytes }, 'other')).toEqual({ outcome: 'altered' });
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(await vault.unwrap({ keyId, bytes: changed }, 'act')).toEqual({ outcome: 'altered' });
    }),
  );
  for (let length = 0; length < bytes.length; length += 1) {
    const cut = bytes.subarray(0, length);
    expect(await vault.unwrap({ keyId, bytes: cut }, 'act')).toEqual({ outcome: 'altered' });
  }
});

test('a key of another vault: unknown by its name, altered where the names are alike', async () => {
  const kept = await wrapped(randomBytes(32), 'act');
  expect(await vault.unwrap({ ...kept, keyId: 'kek-9' }, 'act')).toEqual({ outcome: 'unknown-key' });
  rmSync(file);
  createVaultFile(directory);
  expect(await open().unwrap(kept, 'act')).toEqual({ outcome: 'altered' });
});

test('a destroyed context is out of reach of every key, for good; the others stay', async () => {
  const former = await wrapped(Buffer.alloc(32, 1), 'gone');
  const kept = await wrapped(Buffer.alloc(32, 2), 'kept');
  await vault.rotate(today);
  const newer = await wrapped(Buffer.alloc(32, 1), 'gone');
  await vault.destroy(['gone']);
  await vault.destroy(['gone']);
  await vault.rotate(today);
  for (const each of [vault, open()]) {
    expect(await each.unwrap(former, 'gone')).toEqual({ outcome: 'destroyed' });
    expect(await each.unwrap(newer, 'gone')).toEqual({ outcome: 'destroyed' });
    expect(await each.wrap(randomBytes(32), 'gone')).toEqual({ outcome: 'destroyed' });
    expect(await each.unwrap(kept, 'kept')).toMatchObject({ outcome: 'unwrapped' });
  }
});

test('another process destroys or rotates: this one sees it at its next use', async () => {
  const kept = await wrapped(randomBytes(32), 'act');
  const neighbour = open();
  await neighbour.rotate(today);
  expect(vault.currentKeyId).toBe('kek-2');
  await neighbour.destroy(['act']);
  expect(await vault.unwrap(kept, 'act')).toEqual({ outcome: 'destroyed' });
});

test('twenty changes at once, from two vaults: none is lost', async () => {
  const contexts = Array.from({ length: 20 }, () => randomUUIDv7());
  const keys = await Promise.all(contexts.map((context) => wrapped(randomBytes(32), context)));
  const neighbour = open();
  await Promise.all(contexts.map((context, index) => (index % 2 ? vault : neighbour).destroy([context])));
  for (const [index, context] of contexts.entries()) {
    const key = keys[index];
    if (key) expect(await vault.unwrap(key, context)).toEqual({ outcome: 'destroyed' });
  }
  expect(readdirSync(directory)).toEqual(['key-vault.bin']);
});

test('the newest key wraps, older ones unwrap; an old one may go a day after it was replaced', async () => {
  const old = await wrapped(Buffer.alloc(32, 1), 'old');
  expect(await vault.dropKey('kek-1', later(100))).toBe('current');
  expect(await vault.rotate(today)).toBe('kek-2');
  const newer = await wrapped(Buffer.alloc(32, 2), 'new');
  expect(newer.keyId).toBe('kek-2');
  expect(await vault.unwrap(old, 'old')).toMatchObject({ outcome: 'unwrapped' });
  expect(await vault.dropKey('kek-1', later(23.9))).toBe('too-soon');
  expect(await vault.dropKey('kek-7', later(24))).toBe('unknown-key');
  expect(await vault.dropKey('kek-1', later(24))).toBe('dropped');
  expect(await vault.unwrap(old, 'old')).toEqual({ outcome: 'unknown-key' });
  expect(await vault.unwrap(newer, 'new')).toMatchObject({ outcome: 'unwrapped' });
  expect(await vault.rotate(later(25))).toBe('kek-3');
});

test('after a change no file of the folder holds what was destroyed, and the former file’s bytes are gone', async () => {
  const root = parseState(readFileSync(file))[0]?.tree.get('') ?? expect.fail('no root');
  // A second name of the former file: what was written over it is seen through it.
  linkSync(file, join(directory, 'former'));
  await vault.destroy(['act']);
  expect(readFileSync(join(directory, 'former')).includes(root.subarray(0, 8))).toBe(false);
  expect(readFileSync(file).includes(root)).toBe(false);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a copy of the file from before an erasure brings it back: so it may not be kept longer than until the next one', async () => {
  const kept = await wrapped(Buffer.alloc(32, 3), 'act');
  copyFileSync(file, join(directory, 'copy'));
  await vault.destroy(['act']);
  copyFileSync(join(directory, 'copy'), file);
  expect(await vault.unwrap(kept, 'act')).toMatchObject({ outcome: 'unwrapped' });
});

test('a lock left by a dead process does not hold for ever', async () => {
  writeFileSync(`${file}.lock`, '');
  const longAgo = new Date(Date.now() - 61_000);
  utimesSync(`${file}.lock`, longAgo, longAgo);
  await vault.destroy(['act']);
  expect(existsSync(`${file}.lock`)).toBe(false);
});

test('a vault that is absent, readable by others, or damaged is refused in words that quote none of it', () => {
  chmodSync(file, 0o640);
  expect(open).toThrow(/key-vault\.bin : lisible par d’autres/);
  chmodSync(file, 0o600);
  const whole = readFileSync(file);
  const flipped = fc.nat(whole.length * 8 - 1).map((bit) => {
    const bytes = Buffer.from(whole);
    bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    return bytes;
  });
  const cut = fc.nat(whole.length - 1).map((length) => whole.subarray(0, length));
  fc.assert(
    fc.property(fc.oneof(flipped, cut), (damaged) => {
      writeFileSync(file, damaged);
      expect(open).toThrow(/^Le coffre des clés est illisible ou abîmé\.$/);
    }),
  );
  expect(() => createVaultFile(directory)).toThrow(/EEXIST/);
  rmSync(file);
  expect(open).toThrow(/key-vault\.bin : introuvable/);
});

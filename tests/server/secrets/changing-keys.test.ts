/** From the single key of before to the vault, and from one key of the vault to the next. */

import { execFileSync } from 'node:child_process';
import { createSecretKey, randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { identitySeal } from '../../../server/src/secrets/identity-seal.ts';
import { resealFormer } from '../../../server/src/secrets/reseal-former.ts';
import { rewrapDataKeys } from '../../../server/src/secrets/rewrap.ts';
import { sealIdentity } from '../../../server/src/secrets/sealing.ts';
import { type ErasureBench, erasureBench } from '../support/erasure-bench.ts';
import { helene, someone, ticketFor } from '../support/people.ts';
import { startTestServer } from '../support/server-under-test.ts';

const formerKey = randomBytes(32);
const former = createSecretKey(formerKey);
let bench: ErasureBench;
beforeAll(async () => {
  bench = await erasureBench();
});
afterAll(() => bench.stop());

/** The act as migration 0009 finds it and leaves it: sealed by the single key. */
async function ofBefore(actId: string, table: 'records' | 'closures', identity = helene): Promise<void> {
  const sealed = sealIdentity(former, actId, identity);
  await bench.server.sql(`update ${table} set identity_sealed = $2 where id = $1`, [actId, sealed]);
  await bench.server.sql(`update data_keys set kek_id = 'identity-key-1', wrapped = '' where act_id = $1`, [
    actId,
  ]);
}

const keyIdOf = async (actId: string) => (await bench.keyOf(actId))?.['kek_id'];

test('what the single key sealed is read with it, until it has a key of its own; then without it', async () => {
  const { recordId, closureId } = await bench.closedPerson();
  await ofBefore(recordId, 'records');
  await ofBefore(closureId, 'closures');
  expect(await bench.opened('records', recordId)).toBe('unknown-key');
  const [row] = await bench.server.sql('select identity_sealed from records where id = $1', [recordId]);
  const stored = {
    actId: recordId,
    identitySealed: row?.['identity_sealed'] as Buffer,
    keyId: 'identity-key-1',
    wrappedKey: Buffer.alloc(0),
  };
  expect(await identitySeal({ vault: bench.vault, former }).open(stored)).toEqual({
    outcome: 'open',
    identity: helene,
    representative: null,
    dataKey: null,
  });
  const parts = { database: bench.database, vault: bench.vault, former };
  expect(await resealFormer(parts, { batchSize: 1 })).toBe(2);
  expect(await resealFormer(parts)).toBe(0);
  expect([await bench.opened('records', recordId), await bench.opened('closures', closureId)]).toEqual([
    'open',
    'open',
  ]);
});

test('two servers reseal side by side: no identity is lost', async () => {
  const acts = await Promise.all(Array.from({ length: 6 }, () => bench.closedPerson()));
  for (const { recordId } of acts) await ofBefore(recordId, 'records');
  const parts = { database: bench.database, vault: bench.vault, former };
  await Promise.all([resealFormer(parts, { batchSize: 2 }), resealFormer(parts, { batchSize: 3 })]);
  for (const { recordId } of acts) expect(await bench.opened('records', recordId)).toBe('open');
});

test('a server that starts with identity.key delivers what was sealed by it, reseals it, and then needs it no more', async () => {
  const { DATABASE_URL: databaseUrl, SECRETS_DIR: secrets } = bench.server.config;
  const { requestId, request } = ticketFor(someone());
  bench.server.dmp.nextCreates.push({ outcome: 'refused', code: 'X' });
  await bench.server.kiosk.create(requestId, request);
  await ofBefore(requestId, 'records', request.identity);
  const file = join(secrets, 'identity.key');
  writeFileSync(file, formerKey, { mode: 0o600 });
  const second = await startTestServer({ existing: { databaseUrl, secrets } });
  await expect.poll(() => keyIdOf(requestId)).toBe('kek-1');
  await expect.poll(() => second.logged()).toContain('"event":"identities-resealed","records":1');
  await second.stop();
  rmSync(file);
  expect(await bench.opened('records', requestId)).toBe('open');
});

test('erasing what the single key sealed takes it out of the database; its backups die with identity.key', async () => {
  const { recordId } = await bench.closedPerson();
  await ofBefore(recordId, 'records');
  expect(await bench.erasure.erase(recordId, 'asked')).toBe('erased');
  expect(await resealFormer({ database: bench.database, vault: bench.vault, former })).toBe(0);
  expect(await bench.opened('records', recordId)).toBe('destroyed');
});

/** The program, as an operator calls it. */
function vaultCommand(...args: string[]): string {
  const { DATABASE_URL, SECRETS_DIR } = bench.server.config;
  const program = join(import.meta.dirname, '../../../server/src/secrets/vault-command.ts');
  try {
    const env = { DATABASE_URL, SECRETS_DIR };
    return execFileSync(process.execPath, [program, ...args], {
      env,
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
  } catch (error) {
    return error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
  }
}

test('a newer key, everything brought under it, the old one destroyed: who comes next and who came before stay readable', async () => {
  const before = await bench.closedPerson();
  expect(vaultCommand('rotate')).toBe('Nouvelle clé : kek-2. Lancez ensuite « rewrap ».');
  const after = await bench.closedPerson();
  expect([await keyIdOf(before.recordId), await keyIdOf(after.recordId)]).toEqual(['kek-1', 'kek-2']);
  expect(vaultCommand('drop', 'kek-1')).toMatch(/^kek-1 : des clés de données en dépendent/);
  expect(vaultCommand('rewrap')).toMatch(/^\d+ clés de données sous la nouvelle clé, 0 illisibles\.$/);
  expect(await keyIdOf(before.recordId)).toBe('kek-2');
  expect(vaultCommand('drop', 'kek-1')).toBe('kek-1 a été remplacée il y a moins d’un jour.');
  const tomorrow = new Date(Date.now() + 86_400_000);
  expect(await bench.vault.dropKey('kek-1', tomorrow)).toBe('dropped');
  for (const { recordId, closureId } of [before, after]) {
    expect(await bench.opened('records', recordId)).toBe('open');
    expect(await bench.opened('closures', closureId)).toBe('open');
  }
  const { requestId, request } = ticketFor(someone());
  expect((await bench.server.kiosk.create(requestId, request)).body).toEqual({ outcome: 'created' });
});

test('rewrapping by small batches, twice at once, with one key that nobody can open: it stays and is counted', async () => {
  const people = await Promise.all(Array.from({ length: 5 }, () => bench.closedPerson()));
  const [broken] = people;
  await bench.server.sql(`update data_keys set wrapped = $2 where act_id = $1`, [
    broken?.recordId,
    randomBytes(61),
  ]);
  await bench.vault.rotate(new Date());
  const turn = () => rewrapDataKeys(bench.database, bench.vault, { batchSize: 2 });
  const [one, other] = await Promise.all([turn(), turn()]);
  expect(Math.max(one.left, other.left)).toBe(1);
  expect(await turn()).toEqual({ rewrapped: 0, left: 1 });
  for (const { recordId } of people.slice(1)) expect(await bench.opened('records', recordId)).toBe('open');
  expect(await bench.opened('records', broken?.recordId ?? '')).toBe('altered');
});

test('the program says what it needs, and never makes a second vault over the first', () => {
  expect(vaultCommand()).toMatch(/^Usage : node server\/src\/secrets\/vault-command\.ts create/);
  const file = join(bench.server.config.SECRETS_DIR, 'key-vault.bin');
  const before = readFileSync(file);
  expect(vaultCommand('create')).toContain('EEXIST');
  expect(readFileSync(file)).toEqual(before);
  expect(vaultCommand('drop', 'kek-99')).toBe('kek-99 : clé inconnue.');
  expect(vaultCommand('restored')).toBe('0 identités effacées de nouveau.');
});

/**
 * The promise of an erasure, held against a real backup: the whole folder of a PostgreSQL cluster, copied before the
 * erasure, its write-ahead log with it, and started again afterwards beside the vault of today.
 */
import { execFileSync } from 'node:child_process';
import { createDecipheriv } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureDatabase } from '../../../scripts/line/database.ts';
import { type EmbeddedPostgres, startPostgres } from '../../../scripts/postgres/embedded-postgres.ts';
import { openToOwner } from '../../../scripts/postgres/owner.ts';
import { readEvidence } from '../../../server/src/evidence/evidence-reader.ts';
import { parseState } from '../../../server/src/secrets/vault-state.ts';
import { type ErasureBench, erasureBench, openRow } from '../support/erasure-bench.ts';
import { person } from '../support/people.ts';
import { testSecrets } from '../support/server-under-test.ts';

const canary = person('269062B12345634', 'CANARIFAMILLE', 'CANARIPRENOM', '19690613');
const neighbour = person('155012A00123483', 'VOISINFAMILLE', 'VOISINPRENOM', '19550101');

const folder = mkdtempSync(join(tmpdir(), 'borne-backup-'));
const secrets = testSecrets();
const clusters: EmbeddedPostgres[] = [];
let logged = '';
let erased: { recordId: string; closureId: string };
let kept: { recordId: string; closureId: string };
/** The backup, restored. */
let restored: ErasureBench;

async function benchOn(directory: string): Promise<ErasureBench> {
  const cluster = await startPostgres(join(folder, directory));
  clusters.push(cluster);
  const databaseUrl = await ensureDatabase(cluster.url('postgres'), 'borne');
  return erasureBench({ existing: { databaseUrl, secrets } });
}

async function shut(bench: ErasureBench): Promise<void> {
  logged += bench.server.logged();
  await bench.stop();
  await clusters.pop()?.stop();
}

beforeAll(async () => {
  openToOwner(folder);
  const before = await benchOn('live');
  erased = await before.closedPerson(canary);
  kept = await before.closedPerson(neighbour);
  await shut(before);
  execFileSync('cp', ['-a', join(folder, 'live'), join(folder, 'backup')]);
  const after = await benchOn('live');
  for (const actId of [erased.recordId, erased.closureId]) {
    expect(await after.erasure.erase(actId, 'asked')).toBe('erased');
  }
  await shut(after);
  restored = await benchOn('backup');
});
afterAll(async () => {
  await shut(restored);
  rmSync(folder, { recursive: true, force: true });
  rmSync(secrets, { recursive: true, force: true });
});

test('the restored backup has the sealed identity, the evidence and their wrapped key again, and nobody can open them', async () => {
  const { database, vault } = restored;
  for (const [table, id] of [
    ['records', erased.recordId],
    ['closures', erased.closureId],
  ] as const) {
    const rows = await restored.server.sql(
      `select length(t.identity_sealed) > 29 as sealed, k.wrapped, k.destroyed_at
         from ${table} t join data_keys k on k.act_id = t.id where t.id = $1`,
      [id],
    );
    expect(rows).toMatchObject([{ sealed: true, destroyed_at: null, wrapped: expect.any(Buffer) }]);
    expect(await openRow(database, vault, table, id)).toEqual({ outcome: 'destroyed' });
    const evidence = await restored.server.sql(
      'select length(sealed) as bytes from evidence where act_id = $1',
      [id],
    );
    expect(evidence.map(({ bytes }) => Number(bytes) > 1_000)).toEqual([true, false]);
    expect(await readEvidence(database, vault, id)).toEqual({ outcome: 'destroyed' });
  }
});

test('everybody else of that backup is still there', async () => {
  const { database, vault } = restored;
  for (const id of [kept.recordId, kept.closureId]) {
    expect(await readEvidence(database, vault, id)).toMatchObject({ outcome: 'open' });
  }
  expect(await openRow(database, vault, 'records', kept.recordId)).toMatchObject({
    outcome: 'open',
    identity: neighbour,
  });
  expect(await openRow(database, vault, 'closures', kept.closureId)).toMatchObject({
    outcome: 'open',
    identity: neighbour,
  });
});

test('no secret of the folder of secrets opens the wrapped key, the identity or the evidence, tried one by one', async () => {
  const [row] = await restored.server.sql(
    `select k.wrapped, r.identity_sealed, e.sealed, e.id
       from records r join data_keys k on k.act_id = r.id join evidence e on e.act_id = r.id and e.kind = 'received'
      where r.id = $1`,
    [erased.recordId],
  );
  const sealedParts = [row?.['wrapped'], row?.['identity_sealed'], row?.['sealed']] as Buffer[];
  const seeds = parseState(readFileSync(join(secrets, 'key-vault.bin'))).flatMap(({ tree }) => [
    ...tree.values(),
  ]);
  const keys = readdirSync(secrets).filter((name) => name.endsWith('.key'));
  const all = [...seeds, ...keys.map((name) => readFileSync(join(secrets, name)))];
  expect(all.length).toBeGreaterThan(100);
  const aads = [erased.recordId, `evidence/${String(row?.['id'])}`, `data-key/v1\nkek-1\n${erased.recordId}`];
  for (const bytes of sealedParts) {
    for (const aad of aads) expect(all.filter((key) => opens(key, bytes, aad))).toEqual([]);
  }
});

function opens(key: Buffer, bytes: Buffer, aad: string): boolean {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 13));
  decipher.setAAD(Buffer.from(aad)).setAuthTag(bytes.subarray(13, 29));
  decipher.update(bytes.subarray(29));
  try {
    decipher.final();
    return true;
  } catch {
    // The tag does not fit: not this key.
    return false;
  }
}

test('after a restoration, what was erased is erased again: index of the person and digest of the request too', async () => {
  const indexOf = async (id: string) =>
    (await restored.server.sql('select person_index, state from records where id = $1', [id]))[0];
  const [before, neighbours] = [await indexOf(erased.recordId), await indexOf(kept.recordId)];
  expect(await restored.erasure.eraseAgain()).toBe(2);
  expect(await restored.erasure.eraseAgain()).toBe(0);
  expect(
    await restored.server.sql('select 1 from evidence where act_id = any($1) and octet_length(sealed) > 0', [
      [erased.recordId, erased.closureId],
    ]),
  ).toEqual([]);
  expect((await indexOf(erased.recordId))?.['person_index']).not.toEqual(before?.['person_index']);
  expect(await indexOf(kept.recordId)).toEqual(neighbours);
  expect(await restored.keyOf(erased.recordId)).toMatchObject({
    wrapped: null,
    forgotten_at: expect.any(Date),
  });
});

/** Every trait, also as the encodings in which it could hide. */
const traits = [canary, neighbour].flatMap(({ nir, familyName, firstName }) =>
  [nir, nir.slice(0, 13), familyName, firstName].flatMap((text) => [
    Buffer.from(text),
    Buffer.from(text, 'utf16le'),
    Buffer.from(Buffer.from(text).toString('hex')),
    Buffer.from(Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -1)),
  ]),
);

function filesUnder(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

test.each(['live', 'backup'])(
  'no file of the %s cluster holds a trait: tables, write-ahead log, its own log',
  (directory) => {
    const files = filesUnder(join(folder, directory)).map((name) => ({ name, bytes: readFileSync(name) }));
    const hits = files.filter(({ bytes }) => traits.some((trait) => bytes.includes(trait)));
    expect(hits.map(({ name }) => name)).toEqual([]);
    // The search sees what is there: the record's id, in a table and in the write-ahead log.
    const known = Buffer.from(erased.recordId.replaceAll('-', ''), 'hex');
    const found = files.filter(({ bytes }) => bytes.includes(known)).map(({ name }) => name);
    expect(found.some((name) => name.includes('/base/'))).toBe(true);
    expect(found.some((name) => name.includes('/pg_wal/'))).toBe(true);
  },
);

test('nor does the server’s log, nor the folder of secrets', () => {
  expect(logged).toContain(erased.recordId);
  const rest = [Buffer.from(logged), ...filesUnder(secrets).map((name) => readFileSync(name))];
  for (const bytes of rest) for (const trait of traits) expect(bytes.includes(trait)).toBe(false);
});

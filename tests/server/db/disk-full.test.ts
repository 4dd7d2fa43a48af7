/** The disk is full, and the kernel says so (ENOSPC): evidence stands on a file system of its own, of a quarter of a megabyte. */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedPostgres, startPostgres } from '../../../scripts/postgres/embedded-postgres.ts';
import { databaseOwner, openToOwner } from '../../../scripts/postgres/owner.ts';
import { DatabaseUnavailable, openDatabase } from '../../../server/src/db/database.ts';
import { migrate } from '../../../server/src/db/migrate.ts';
import { ledgerStore } from '../../../server/src/ledger/ledger-store.ts';
import { wrongInHeldLog } from '../../../server/src/ledger/new-origin/held-log.ts';
import { sequenceBatch } from '../../../server/src/ledger/sequencer.ts';
import { signatureTypes, signingKey } from '../../../server/src/ledger/verifier-key.ts';
import { createLog } from '../../../server/src/log.ts';
import { anyDigest, requestFor, someone, ticketFor } from '../support/people.ts';
import { type ServerUnderTest, startTestServer, testSecrets } from '../support/server-under-test.ts';

const folder = mkdtempSync(join(tmpdir(), 'borne-full-'));
const small = join(folder, 'small');
const stops: (() => Promise<void> | void)[] = [() => rmSync(folder, { recursive: true })];
let server: ServerUnderTest;
let postgres: EmbeddedPostgres;

/** Only root mounts; elsewhere sudo is asked, without a password. */
function asRoot(...command: string[]): void {
  const [program = '', ...args] = process.getuid?.() === 0 ? command : ['sudo', '-n', ...command];
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}

beforeAll(async () => {
  openToOwner(folder);
  postgres = await startPostgres(join(folder, 'postgres'));
  mkdirSync(small);
  const owner = databaseOwner();
  asRoot(
    'mount',
    '-t',
    'tmpfs',
    '-o',
    `size=256k,mode=0700,uid=${owner?.uid ?? process.getuid?.() ?? 0}`,
    'tmpfs',
    small,
  );
  stops.push(() => asRoot('umount', small));
  stops.push(() => postgres.stop());
  if (owner) chownSync(small, owner.uid, owner.gid);
  const client = new pg.Client({ connectionString: postgres.url('postgres') });
  await client.connect();
  await client.query('create database filled');
  await client.query('create database ledgered');
  await client.query(`create tablespace small location '${small}'`);
  await client.end();
  const secrets = testSecrets();
  stops.push(() => rmSync(secrets, { recursive: true }));
  server = await startTestServer({ existing: { databaseUrl: postgres.url('filled'), secrets } });
  stops.push(() => server.stop());
  await server.sql('alter table evidence set tablespace small');
});
afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
});

const tables = ['records', 'consents', 'activation_codes', 'data_keys', 'acts_under_way'];

/** Whatever an opening writes, of this request. */
async function leftBy(requestId: string): Promise<Record<string, unknown>> {
  const names = { records: 'id', data_keys: 'act_id', acts_under_way: 'act_id' };
  const counts = await Promise.all(
    tables.map(async (table) => {
      const column = table in names ? names[table as keyof typeof names] : 'record_id';
      const [row] = await server.sql(`select count(*)::int as rows from ${table} where ${column} = $1`, [
        requestId,
      ]);
      return [table, row?.['rows']] as const;
    }),
  );
  return Object.fromEntries(counts);
}

/** Openings until one is not served. */
async function fillUp(): Promise<{
  requestId: string;
  request: ReturnType<typeof requestFor>;
  answer: unknown;
}> {
  for (let one = 0; one < 400; one += 1) {
    const identity = someone();
    const { requestId } = ticketFor(identity);
    const request = requestFor(identity, anyDigest());
    const answer = await server.kiosk.create(requestId, request, 0);
    if (answer.status !== 200) return { requestId, request, answer };
  }
  throw new Error('a quarter of a megabyte took four hundred openings');
}

test('an opening for which there is no room has a name and leaves nothing; with room again, it is committed once', async () => {
  const { requestId, request, answer } = await fillUp();
  expect(answer).toMatchObject({ status: 503, body: { code: 'database-unavailable' } });
  // disk_full, from the kernel's ENOSPC.
  expect(server.logged()).toContain('"errorCode":"53100"');
  expect(await leftBy(requestId)).toEqual(Object.fromEntries(tables.map((table) => [table, 0])));
  const orphans = await server.sql(
    `select r.id, e.id from records r
       full join (select * from evidence where kind = 'received') e on e.act_id = r.id
      where r.id is null or e.id is null`,
  );
  expect(orphans).toEqual([]);
  expect(
    await server.sql(`select 1 from ledger_leaves l left join evidence e using (id)
        where e.id is null and l.id not in (select id from audit_batches union select id from evidence_batches)`),
  ).toEqual([]);

  asRoot('mount', '-o', 'remount,size=64m', small);
  const again = [server.kiosk.create(requestId, request, 0), server.kiosk.create(requestId, request, 0)];
  for (const { status } of await Promise.all(again)) expect(status).toBe(200);
  const once = { records: 1, consents: 1, activation_codes: 1, data_keys: 1 };
  expect(await leftBy(requestId)).toMatchObject(once);
}, 120_000);

test('a head of the ledger for which there is no room is not there at all, and comes when there is', async () => {
  const url = postgres.url('ledgered');
  await migrate(url);
  const database = openDatabase({ url, log: createLog('silent'), poolSize: 1 });
  const parts = {
    store: ledgerStore(database),
    key: signingKey('journal.example/plein', signatureTypes.log, randomBytes(32)),
  };
  const addLeaf = () =>
    database.query({
      text: `select add_evidence(id, id, 'outcome', 'x', sha256(id::text::bytea)) from gen_random_uuid() as id`,
    });
  const numbers = async () =>
    (
      await database.query({
        text: `select (select max(size) from ledger_checkpoints) as size, (select max(index) + 1 from ledger_leaves) as numbered,
                      (select count(*)::int from ledger_leaves where index is null) as waiting`,
      })
    ).rows[0];
  for (const table of ['ledger_checkpoints', 'ledger_nodes'])
    await database.query({ text: `alter table ${table} set tablespace small` });
  asRoot('sh', '-c', `head -c 80M /dev/zero > ${join(small, 'filler')} 2> /dev/null || true`);
  let sequenced: unknown;
  for (let leaf = 0; leaf < 400 && !(sequenced instanceof DatabaseUnavailable); leaf += 1) {
    await addLeaf();
    sequenced = await sequenceBatch(parts).catch((error: unknown) => error);
  }
  expect(sequenced).toBeInstanceOf(DatabaseUnavailable);
  expect(sequenced).toMatchObject({ cause: { code: '53100' } });
  const before = await numbers();
  expect(before).toMatchObject({ waiting: 1 });
  expect(before?.['size']).toBe(before?.['numbered']);
  asRoot('rm', join(small, 'filler'));
  expect(await sequenceBatch(parts)).toMatchObject({ outcome: 'appended', leaves: 1 });
  expect(await wrongInHeldLog(database, [parts.key.verifier])).toBeNull();
  await database.close();
}, 120_000);

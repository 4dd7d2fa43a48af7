import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../../server/src/db/migrate.ts';
import { createLog } from '../../../server/src/log.ts';
import { startDeliveryQueue } from '../../../server/src/records/delivery-queue.ts';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';
import { makeKioskKnown } from '../support/server-under-test.ts';

let database: TestDatabase;
let sql: pg.Pool;

/** A database with its queue installed, and no worker. */
beforeAll(async () => {
  database = await createTestDatabase();
  sql = new pg.Pool({ connectionString: database.url });
  await migrate(database.url);
  await makeKioskKnown(database.url, randomUUID());
  const queue = await startDeliveryQueue({
    workers: 8,
    url: database.url,
    log: createLog('silent'),
    deliver: async () => ({ result: 'done', state: 'created' }),
    onSettled: () => undefined,
  });
  await queue.stop(1_000);
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

test('a job put in by our SQL function equals, column by column, one sent by pg-boss', async () => {
  const boss = new PgBoss({ connectionString: database.url, supervise: false, schedule: false });
  await boss.start();
  const recordId = randomUUIDv7();
  const sentId = randomUUIDv7();
  await boss.send('open-record', { recordId }, { id: sentId });
  await boss.stop();
  await sql.query('select enqueue_opening($1)', [recordId]);
  const [ours, sent] = await Promise.all([jobRow(recordId), jobRow(sentId)]);
  expect(ours).toEqual(sent);
  expect(ours).toMatchObject({ heartbeat_seconds: 10, retry_backoff: true, dead_letter: 'open-record-dead' });
});

/** Moments differ by construction; what is promised between them does not. */
async function jobRow(id: string): Promise<unknown> {
  const { rows } = await sql.query(
    `select (to_jsonb(j) - array['id', 'created_on', 'start_after', 'keep_until'])
            || jsonb_build_object('kept', (keep_until - start_after)::text, 'delay', (start_after - created_on)::text)
            as job
       from pgboss.job j where id = $1`,
    [id],
  );
  return rows[0]?.job;
}

test('the file for pgbench opens a whole record by the function that the server calls', async () => {
  const file = join(import.meta.dirname, '../../../server/src/records/open-record.bench.sql');
  expect((await sql.query(readFileSync(file, 'utf8'))).rows).toEqual([{ open_record: 'opened' }]);
  const { rows } = await sql.query(
    `select (select count(*)::int from consents) as consents, (select count(*)::int from activation_codes) as codes,
            (select count(*)::int from audit_events) as audits`,
  );
  expect(rows).toEqual([{ consents: 1, codes: 1, audits: 1 }]);
});

test('a second start keeps the queue and applies the settings anew', async () => {
  await sql.query(`update pgboss.queue set retry_limit = 1 where name = 'open-record'`);
  const queue = await startDeliveryQueue({
    workers: 8,
    url: database.url,
    log: createLog('silent'),
    deliver: async () => ({ result: 'done', state: 'created' }),
    onSettled: () => undefined,
  });
  await queue.stop(1_000);
  const { rows } = await sql.query(`select retry_limit from pgboss.queue where name = 'open-record'`);
  expect(rows).toEqual([{ retry_limit: 1_000 }]);
});

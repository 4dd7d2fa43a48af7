import { randomUUID, randomUUIDv7 } from 'node:crypto';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manyOpenings } from '../../../scripts/bench/opening-script.ts';
import { prepareSchema } from '../../../server/src/db/prepare-schema.ts';
import { startDeliveryQueue } from '../../../server/src/delivery/delivery-queue.ts';
import { queueNames } from '../../../server/src/delivery/queue-settings.ts';
import { createLog } from '../../../server/src/log.ts';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';
import { makeNoticesKnown, openingNotice } from '../support/notices.ts';
import { makeKioskKnown } from '../support/server-under-test.ts';

let database: TestDatabase;
const kiosk = randomUUID();
let sql: pg.Pool;

/** A database with its queue installed, and no worker. */
beforeAll(async () => {
  database = await createTestDatabase();
  sql = new pg.Pool({ connectionString: database.url });
  await prepareSchema(database.url);
  await makeKioskKnown(database.url, kiosk);
  await makeNoticesKnown(database.url);
  const queue = await startQueue();
  await queue.stop(1_000);
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

function startQueue(): ReturnType<typeof startDeliveryQueue> {
  return startDeliveryQueue({
    url: database.url,
    log: createLog('silent'),
    deliveries: queueNames.map((queue) => ({
      queue,
      workers: 4,
      deliver: async () => ({ result: 'done', state: 'created' }),
      onSettled: () => undefined,
    })),
  });
}

test.each([
  ['open-record', (id: string) => ({ recordId: id }), 'select enqueue_opening($1)'],
  [
    'close-record',
    (id: string) => ({ closureId: id }),
    `select enqueue_delivery('close-record', $1, jsonb_build_object('closureId', $1::uuid))`,
  ],
] as const)(
  'a job put in %s by our SQL equals, column by column, one sent by pg-boss',
  async (queue, data, ours) => {
    const boss = new PgBoss({ connectionString: database.url, supervise: false, schedule: false });
    await boss.start();
    const actId = randomUUIDv7();
    const sentId = randomUUIDv7();
    await boss.send(queue, data(actId), { id: sentId });
    await boss.stop();
    await sql.query(ours, [actId]);
    const [put, sent] = await Promise.all([jobRow(actId), jobRow(sentId)]);
    expect(put).toEqual(sent);
    expect(put).toMatchObject({ heartbeat_seconds: 10, retry_backoff: true, dead_letter: `${queue}-dead` });
  },
);

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

test('the file for pgbench opens a whole record by the functions that the server calls', async () => {
  const { version: notice, sha256 } = openingNotice;
  const bytes = 'ab'.repeat(200);
  const opening = manyOpenings({ kiosk, notice, notice_sha256: sha256, identity: bytes, evidence: bytes }, 1);
  expect((await sql.query(opening)).rows).toEqual([{ keep_data_key: 'opened' }]);
  const { rows } = await sql.query(
    `select (select count(*)::int from consents) as consents, (select count(*)::int from activation_codes) as codes,
            (select count(*)::int from audit_events) as audits,
            (select count(*)::int from data_keys k join records r on r.id = k.act_id) as keys`,
  );
  expect(rows).toEqual([{ consents: 1, codes: 1, audits: 1, keys: 1 }]);
});

test('prepared a second time, the queue is kept and its settings apply anew', async () => {
  await sql.query(`update pgboss.queue set retry_limit = 1 where name = 'open-record'`);
  await prepareSchema(database.url);
  const { rows } = await sql.query(`select retry_limit from pgboss.queue where name = 'open-record'`);
  expect(rows).toEqual([{ retry_limit: 1_000 }]);
});

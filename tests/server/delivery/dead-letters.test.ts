/** Jobs that nobody can deliver, on a real queue and a real server: they hold nobody up, and somebody is called. */
import { randomUUIDv7 } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../../server/src/db/database.ts';
import { countDeadLetters, watchDeadLetters } from '../../../server/src/delivery/dead-letters.ts';
import { startDeliveryQueue } from '../../../server/src/delivery/delivery-queue.ts';
import { createLog, type Log } from '../../../server/src/log.ts';
import { type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';

let server: ServerUnderTest;
let database: Database;
const ends: (() => Promise<void>)[] = [];

beforeAll(async () => {
  server = await startTestServer({ environment: { DELIVERY_WORKERS: '0' } });
  database = openDatabase({ url: server.config.DATABASE_URL, log: createLog('silent'), poolSize: 2 });
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
  await server.sql('delete from pgboss.job');
});
afterAll(async () => {
  await database.close();
  await server.stop();
});

interface Told {
  log: Log;
  lines: Record<string, unknown>[];
}

function told(): Told {
  const lines: Record<string, unknown>[] = [];
  return { lines, log: createLog('info', { write: (line) => void lines.push(JSON.parse(line)) }) };
}

const alarms = ({ lines }: Told): unknown[] =>
  lines
    .filter(({ event }) => event === 'dead-letters')
    .map(({ level, code, jobs }) => ({ level, code, jobs }));

/** Puts jobs in as the server does; `last`: with no try left after the first. */
async function put(count: number, last = false): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUIDv7());
  await server.sql('select enqueue_opening(id) from unnest($1::uuid[]) id', [ids]);
  if (last) await server.sql('update pgboss.job set retry_limit = 0 where id = any($1)', [ids]);
  return ids;
}

async function startQueue(log: Log, deliver: (id: string) => Promise<void>, workers = 1): Promise<void> {
  const queue = await startDeliveryQueue({
    url: server.config.DATABASE_URL,
    log,
    deliveries: [
      {
        queue: 'open-record',
        workers,
        deliver: async (id) => {
          await deliver(id);
          return { result: 'done', state: 'created' };
        },
        onSettled: () => undefined,
      },
    ],
  });
  ends.push(() => queue.stop(2_000));
}

test('poison jobs, more than a batch holds: one worker still delivers those behind them', async () => {
  const poison = new Set(await put(20));
  const sound = await put(5);
  const delivered: string[] = [];
  let failed = 0;
  await startQueue(createLog('silent'), async (id) => {
    if (poison.has(id)) {
      failed += 1;
      throw new Error('poison');
    }
    delivered.push(id);
  });
  await expect.poll(() => delivered.toSorted(), { timeout: 20_000 }).toEqual(sound.toSorted());
  expect(failed).toBeGreaterThanOrEqual(20);
  const rows = await server.sql(`select count(*)::int as left from pgboss.job where state = 'retry'`);
  expect(rows).toEqual([{ left: 20 }]);
});

test('a job that throws to its end goes to the dead letters, and an error with its number is logged', async () => {
  const log = told();
  await put(2, true);
  await startQueue(log.log, () => Promise.reject(new Error('poison')));
  await expect
    .poll(() => countDeadLetters(database), { timeout: 20_000 })
    .toEqual({
      'open-record': 2,
      'close-record': 0,
    });
  const watch = watchDeadLetters({ database, log: log.log, now: () => new Date() });
  ends.push(() => watch.stop());
  await expect.poll(() => alarms(log)).toEqual([{ level: 'error', code: 'open-record-dead', jobs: 2 }]);
});

test('one alarm for what is there, another one when there are more, and one a day', async () => {
  const log = told();
  let now = Date.UTC(2026, 10, 23);
  const die = (): Promise<unknown> =>
    server.sql(`insert into pgboss.job (name, data) values ('close-record-dead', '{}')`);
  let reads = 0;
  const counted: Database = {
    ...database,
    query: (statement) => {
      reads += 1;
      return database.query(statement);
    },
  };
  const watch = watchDeadLetters({ database: counted, log: log.log, now: () => new Date(now), everyMs: 20 });
  ends.push(() => watch.stop());
  const looks = async (): Promise<void> => {
    const before = reads;
    await expect.poll(() => reads).toBeGreaterThan(before + 2);
  };
  await looks();
  expect(alarms(log)).toEqual([]);
  await die();
  await looks();
  expect(alarms(log)).toHaveLength(1);
  await die();
  await looks();
  expect(alarms(log).at(-1)).toEqual({ level: 'error', code: 'close-record-dead', jobs: 2 });
  now += 86_400_000;
  await looks();
  expect(alarms(log)).toHaveLength(3);
});

test('whoever watches over the server sees them, the certificates and the line', async () => {
  const asked = async () => {
    const answer = await server.kiosk.get('/nationalz');
    return { status: answer.status, body: answer.body };
  };
  const certificates = expect.arrayContaining([
    { use: 'tls', standing: expect.any(String), days: expect.any(Number) },
    { use: 'seal', standing: expect.any(String), days: expect.any(Number) },
    { use: 'authority', standing: expect.any(String), days: expect.any(Number) },
  ]);
  const none = { 'open-record': 0, 'close-record': 0 };
  expect((await asked()).body).toMatchObject({ line: null, certificates, deadLetters: none });
  await server.sql(`insert into pgboss.job (name, data) values ('open-record-dead', '{}')`);
  expect(await asked()).toMatchObject({
    status: 503,
    body: { sound: false, deadLetters: { 'open-record': 1, 'close-record': 0 } },
  });
});

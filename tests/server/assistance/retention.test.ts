/** Calls and numbers go some time after their end; the audit trail stays whole, and open calls stay open. */
import { randomUUIDv7 } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { HandOverCodeSchema } from '../../../server/contract/index.ts';
import { keepForAWhile, purgeAssistance } from '../../../server/src/assistance/retention.ts';
import { type Database, openDatabase } from '../../../server/src/db/database.ts';
import { createLog } from '../../../server/src/log.ts';
import {
  type BenchKiosk,
  type BenchStaff,
  type CounterBench,
  help,
  startCounterBench,
} from '../support/counter-bench.ts';

let bench: CounterBench;
let kiosk: BenchKiosk;
let staff: BenchStaff;
let database: Database;
beforeAll(async () => {
  bench = await startCounterBench();
  kiosk = await bench.kiosk('Pharmacie du Port');
  staff = await bench.staff(kiosk.site);
  database = openDatabase({ url: bench.server.config.DATABASE_URL, log: createLog('silent'), poolSize: 2 });
});
afterEach(async () => {
  await bench.server.sql('truncate calls, hand_overs');
});
afterAll(async () => {
  await database.close();
  await bench.stop();
});

const sql = (text: string, values?: unknown[]) => bench.server.sql(text, values);
const ids = async (table: 'calls' | 'hand_overs'): Promise<string[]> =>
  (await sql(`select id from ${table} order by id`)).map(({ id }) => String(id));
const trail = () => sql('select * from audit_events order by at, id');

/** A call that somebody took and ended, `age` ago. */
async function ended(age: string): Promise<string> {
  const callId = randomUUIDv7();
  await kiosk.place(help, callId);
  await staff.act(callId, { act: 'take' });
  await staff.act(callId, { act: 'end' });
  await sql(`update calls set over_at = now() - $2::interval where id = $1`, [callId, age]);
  return callId;
}

async function number(expired: string, isTaken = false): Promise<string> {
  const id = randomUUIDv7();
  const { body } = await kiosk.send('PUT', `/v1/hand-overs/${id}`, { reason: 'not-me' });
  if (isTaken) await staff.send('POST', '/api/hand-overs', { code: HandOverCodeSchema.parse(body).code });
  await sql(`update hand_overs set expires_at = now() - $2::interval where id = $1`, [id, expired]);
  return id;
}

test('what ended more than so many days ago goes, to the day; the rest stays', async () => {
  await ended('30 days 1 minute');
  const kept = await ended('29 days 23 hours');
  await number('30 days 1 minute', true);
  await number('30 days 1 minute');
  const known = await number('29 days 23 hours');
  const before = await trail();
  expect(before.map(({ type }) => type)).toEqual(expect.arrayContaining(['call-taken', 'hand-over-taken']));
  expect(await purgeAssistance(database, 30)).toEqual({ calls: 1, handOvers: 2 });
  expect(await ids('calls')).toEqual([kept]);
  expect(await ids('hand_overs')).toEqual([known]);
  expect(await trail()).toEqual(before);
  expect(await purgeAssistance(database, 30)).toEqual({ calls: 0, handOvers: 0 });
});

test('a call that nobody has ended stays, however old', async () => {
  const callId = randomUUIDv7();
  await kiosk.place(help, callId);
  await sql(`update calls set placed_at = now() - interval '90 days' where id = $1`, [callId]);
  expect(await purgeAssistance(database, 1)).toEqual({ calls: 0, handOvers: 0 });
  expect(await ids('calls')).toEqual([callId]);
});

test('a call that was withdrawn before it arrived goes like the others', async () => {
  const callId = randomUUIDv7();
  await kiosk.withdraw(callId);
  await sql(`update calls set over_at = now() - interval '31 days' where id = $1`, [callId]);
  expect(await purgeAssistance(database, 30)).toMatchObject({ calls: 1 });
});

test('more than one batch, by two servers at once: each row goes once, and none is left', async () => {
  for (let call = 0; call < 7; call += 1) await ended('40 days');
  const purge = () => purgeAssistance(database, 30, { batchSize: 2 });
  const [one, other] = await Promise.all([purge(), purge()]);
  // Each steps around the rows that the other holds: a last look finds what both left.
  const last = await purge();
  expect(one.calls + other.calls + last.calls).toBe(7);
  expect(await ids('calls')).toEqual([]);
});

test('the server does it by itself, says how many, and goes on after a database that failed', async () => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  let failures = 1;
  const failing: Database = {
    ...database,
    query: (...asked) => {
      failures -= 1;
      return failures >= 0 ? Promise.reject(new Error('gone')) : database.query(...asked);
    },
  };
  await ended('31 days');
  const retention = keepForAWhile({ database: failing, log, days: 30, everyMs: 5 });
  await expect.poll(() => ids('calls')).toEqual([]);
  await retention.stop();
  const said = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(said).toMatchObject([
    { event: 'database-trouble', reason: 'retention' },
    { event: 'assistance-purged', calls: 1, handOvers: 0 },
  ]);
});

test('a server that starts has done it with the days of its configuration', async () => {
  expect(bench.server.config.COUNTER_RETENTION_DAYS).toBe(30);
  await ended('31 days');
  const kept = await ended('20 days');
  await bench.secondServer();
  await expect.poll(() => ids('calls')).toEqual([kept]);
});

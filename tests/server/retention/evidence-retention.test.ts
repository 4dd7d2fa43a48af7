/** Ten years after the end, to the day, by a clock that the test holds; and what has no end stays. */
import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../../../server/src/log.ts';
import { eraseWhatIsDue, keepEvidence } from '../../../server/src/retention/evidence-retention.ts';
import { type ErasureBench, erasureBench } from '../support/erasure-bench.ts';
import { someone, ticketFor } from '../support/people.ts';

let bench: ErasureBench;
beforeAll(async () => {
  bench = await erasureBench();
});
afterAll(() => bench.stop());

const end = new Date('2027-03-01T10:00:00Z');
const due = new Date('2037-03-01T10:00:01Z');
const parts = (now: Date, years = 10) => ({
  database: bench.database,
  erasure: bench.erasure,
  years,
  now: () => now,
  newId: randomUUIDv7,
});
const sql = (text: string, values?: unknown[]) => bench.server.sql(text, values);

/** Everything that stands ended at that moment, and nothing is erased yet. */
async function startingFrom(moment: Date): Promise<void> {
  await sql('update records set closed_at = $1 where closed_at is not null', [moment]);
  await sql('update records set settled_at = $1 where settled_at is not null', [moment]);
  await sql('update closures set settled_at = $1 where settled_at is not null', [moment]);
}

async function refused(): Promise<string> {
  bench.server.dmp.nextCreates.push({ outcome: 'refused', code: 'X' });
  const { requestId, request } = ticketFor(someone());
  await bench.server.kiosk.create(requestId, request);
  return requestId;
}

test('to the second: one that ended ten years ago goes, one a second younger stays', async () => {
  const old = await bench.closedPerson();
  await startingFrom(end);
  const young = await bench.closedPerson();
  await sql(`update records set closed_at = $2 where id = $1`, [
    young.recordId,
    new Date(end.getTime() + 1_000),
  ]);
  await sql(`update closures set settled_at = $2 where id = $1`, [
    young.closureId,
    new Date(end.getTime() + 1_000),
  ]);
  expect(await eraseWhatIsDue(parts(end))).toEqual({ records: 0, closures: 0 });
  expect(await eraseWhatIsDue(parts(new Date('2037-03-01T10:00:00Z')))).toEqual({ records: 0, closures: 0 });
  expect(await eraseWhatIsDue(parts(due))).toEqual({ records: 1, closures: 1 });
  expect(await bench.opened('records', old.recordId)).toBe('destroyed');
  expect(await bench.opened('closures', old.closureId)).toBe('destroyed');
  expect(await bench.opened('records', young.recordId)).toBe('open');
  expect(await bench.opened('closures', young.closureId)).toBe('open');
  expect(
    await sql(`select detail from audit_events where type = 'identity-erased' and record_id = $1`, [
      old.recordId,
    ]),
  ).toEqual([{ detail: 'retention' }]);
  await eraseWhatIsDue(parts(new Date('2080-01-01')));
});

test('the years are those of the configuration', async () => {
  expect(bench.server.config.EVIDENCE_RETENTION_YEARS).toBe(10);
  await bench.closedPerson();
  await startingFrom(end);
  expect(await eraseWhatIsDue(parts(new Date('2029-03-01T09:59:59Z'), 2))).toEqual({
    records: 0,
    closures: 0,
  });
  expect(await eraseWhatIsDue(parts(new Date('2029-03-01T10:00:01Z'), 2))).toEqual({
    records: 1,
    closures: 1,
  });
});

test('what was refused goes too; what is open stays, however old, and so do the person’s former acts', async () => {
  const nothingOpened = await refused();
  const identity = someone();
  const former = await bench.closedPerson(identity);
  const reopening = ticketFor(identity);
  await bench.server.kiosk.create(reopening.requestId, { ...reopening.request, act: 'reopen' });
  const open = ticketFor(someone());
  await bench.server.kiosk.create(open.requestId, open.request);
  await startingFrom(end);
  expect(await eraseWhatIsDue(parts(due))).toEqual({ records: 1, closures: 0 });
  expect(await bench.opened('records', nothingOpened)).toBe('destroyed');
  for (const id of [former.recordId, reopening.requestId, open.requestId]) {
    expect(await bench.opened('records', id)).toBe('open');
  }
  expect(await bench.opened('closures', former.closureId)).toBe('open');
});

test('a dispute holds what is due', async () => {
  const held = await refused();
  await bench.erasure.hold(held, true);
  await startingFrom(end);
  expect(await eraseWhatIsDue(parts(due))).toEqual({ records: 0, closures: 0 });
  await bench.erasure.hold(held, false);
  expect(await eraseWhatIsDue(parts(due))).toEqual({ records: 1, closures: 0 });
});

test('more than a batch, by two servers at once: each act goes once, none is left, and the report counts them', async () => {
  for (let act = 0; act < 7; act += 1) await refused();
  await startingFrom(end);
  const reports = async () =>
    Number((await sql('select coalesce(sum(records), 0)::int as n from retention_reports'))[0]?.['n']);
  const before = await reports();
  const turn = () => eraseWhatIsDue(parts(due), { batchSize: 2 });
  const [one, other] = await Promise.all([turn(), turn()]);
  const last = await turn();
  expect(one.records + other.records + last.records).toBe(7);
  expect(await reports()).toBe(before + 7);
  expect(await turn()).toEqual({ records: 0, closures: 0 });
});

test('a report says what was due and how many: no act, no person', async () => {
  const columns = await sql(
    `select column_name as name from information_schema.columns where table_name = 'retention_reports' order by 1`,
  );
  expect(columns.map(({ name }) => name)).toEqual(['at', 'closures', 'ended_before', 'id', 'records']);
  await eraseWhatIsDue(parts(new Date('2038-02-28T00:00:00Z')));
  const [report] = await sql(
    'select ended_before, records, closures from retention_reports order by at desc limit 1',
  );
  expect(report).toEqual({ ended_before: new Date('2028-02-28T00:00:00Z'), records: 0, closures: 0 });
});

test('the loop says how many, goes on after a database that failed, and a server that starts has begun it', async () => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const due_ = await refused();
  await startingFrom(end);
  let failures = 1;
  const erasure = {
    ...bench.erasure,
    finish: () => {
      failures -= 1;
      return failures >= 0 ? Promise.reject(new Error('gone')) : bench.erasure.finish();
    },
  };
  const retention = keepEvidence({ ...parts(due), erasure, log, everyMs: 5 });
  await expect.poll(() => bench.opened('records', due_)).toBe('destroyed');
  await expect.poll(() => lines.length).toBeGreaterThan(1);
  await retention.stop();
  expect(lines.slice(0, 2).map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { event: 'database-trouble', reason: 'evidence-retention' },
    { event: 'identities-erased', records: 1, closures: 0 },
  ]);
  expect(bench.server.logged()).toContain('identities-erased');
});

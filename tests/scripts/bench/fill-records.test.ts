/** What a large database is filled with stands to the server as openings do: whole, of different people, sealed. */
import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillRecords } from '../../../scripts/bench/fill-records.ts';
import { anyDigest, requestFor, someone } from '../../server/support/people.ts';
import { type ServerUnderTest, startTestServer } from '../../server/support/server-under-test.ts';

const count = 30;

let server: ServerUnderTest;
beforeAll(async () => {
  server = await startTestServer({
    environment: { DELIVERY_WORKERS: '0' },
    // Slow enough for a filling that did not wait for them to be seen.
    ledgerTurns: { everyMs: 2_500, watchPassMs: 2_500 },
  });
});
afterAll(() => server.stop());

test('every copy has all rows of an opening, and of another person; the server numbers and seals them', async () => {
  await expect(fillRecords(server.config.DATABASE_URL, count, () => undefined)).rejects.toThrow('no opening');
  const request = requestFor(someone(), anyDigest());
  expect((await server.kiosk.create(randomUUIDv7(), request, 0)).status).toBe(200);
  await fillRecords(server.config.DATABASE_URL, count, () => undefined);
  const whole = await server.sql(
    `select count(*)::int as whole, count(distinct r.person_index)::int as people,
            count(distinct code.code_hash)::int as codes,
            bool_and(leaf.index is not null and leaf.leaf_hash = entry.leaf_hash) as numbered
       from records r
       join acts_under_way act on (act.act_id, act.person_index) = (r.id, r.person_index)
       join consents consent on consent.record_id = r.id
       join activation_codes code on code.record_id = r.id
       join audit_events event on event.record_id = r.id
       join evidence entry on entry.act_id = r.id
       join ledger_leaves leaf on leaf.id = entry.id
       join data_keys key on key.act_id = r.id`,
  );
  expect(whole).toEqual([{ whole: count, people: count, codes: count, numbered: true }]);
  const sealed = await server.sql(
    `select (select sum(rows)::int from evidence_batches) as evidence, (select sum(rows)::int from audit_batches) as trail`,
  );
  expect(sealed).toEqual([{ evidence: count, trail: count }]);
  expect(await server.sql('select count(*)::int as jobs from pgboss.job')).toEqual([{ jobs: 0 }]);
});

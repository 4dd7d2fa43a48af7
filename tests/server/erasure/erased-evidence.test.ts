/** Erasing an act takes what its evidence says; its leaf stays where it was, and can be tried on no text any more. */
import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEvidence } from '../../../server/src/evidence/evidence-reader.ts';
import { openEvidence } from '../../../server/src/evidence/seal-evidence.ts';
import { parseCheckpoint } from '../../../server/src/ledger/checkpoint.ts';
import { includes } from '../../../server/src/ledger/merkle-verify.ts';
import { type Ledger, startLedger } from '../../../server/src/ledger/start-ledger.ts';
import { createLog } from '../../../server/src/log.ts';
import { openActKey } from '../../../server/src/secrets/act-keys.ts';
import { keptOf } from '../evidence/kept.ts';
import { type ErasureBench, erasureBench } from '../support/erasure-bench.ts';
import { anyDigest, requestFor, someone } from '../support/people.ts';

let bench: ErasureBench;
let ledger: Ledger;
beforeAll(async () => {
  bench = await erasureBench();
  ledger = startLedger({
    database: bench.database,
    log: createLog('silent'),
    origin: 'journal.example/essai',
    seed: randomBytes(32),
    witnesses: [],
    timestampUrl: null,
    // Only when the test settles; the watch looks all the time.
    everyMs: 3_600_000,
    watchPassMs: 20,
  });
});
afterAll(async () => {
  await ledger.stop();
  await bench.stop();
});

const rowsOf = (actId: string) =>
  bench.server.sql('select * from evidence where act_id = $1 order by id', [actId]);
const read = (actId: string) => readEvidence(bench.database, bench.vault, actId);
const update = (set: string, actId: string) =>
  bench.server.sql(`update evidence set ${set} where act_id = $1`, [actId]);
const refusal = 'evidence can only be added to';

test('what was kept of an act can be read until it is erased; of its other act afterwards too', async () => {
  const { recordId, closureId } = await bench.closedPerson();
  const kept = await read(recordId);
  if (kept.outcome !== 'open') throw new Error(kept.outcome);
  expect(kept.entries.map(({ kind }) => kind)).toEqual(['received', 'outcome']);
  expect(kept.entries.map(({ texts }) => texts)).toEqual(
    (await keptOf(bench.server, recordId)).map(({ texts }) => texts),
  );
  expect(await bench.erasure.erase(recordId, 'asked')).toBe('erased');
  expect(await read(recordId)).toEqual({ outcome: 'destroyed' });
  expect(await read(closureId)).toMatchObject({ outcome: 'open' });
  expect(await read(randomUUIDv7())).toEqual({ outcome: 'unknown-act' });
});

test('neither its sealed bytes nor its key are there any more; a copy of before opens with no key that is left', async () => {
  const { recordId, closureId } = await bench.closedPerson();
  const copy = await rowsOf(recordId);
  const wrapped = (await bench.keyOf(recordId))?.['wrapped'] as Buffer;
  await bench.erasure.erase(recordId, 'asked');
  for (const row of await rowsOf(recordId)) expect(row['sealed']).toEqual(Buffer.alloc(0));
  const again = { actId: recordId, keyId: 'kek-1', wrappedKey: wrapped };
  expect(await openActKey(bench.vault, again)).toEqual({ outcome: 'destroyed' });
  const other = (await bench.keyOf(closureId))?.['wrapped'] as Buffer;
  const neighbour = await openActKey(bench.vault, {
    actId: closureId,
    keyId: 'kek-1',
    wrappedKey: other,
  });
  if (neighbour.outcome !== 'open') throw new Error(neighbour.outcome);
  for (const row of copy) {
    expect(() => openEvidence(neighbour.key, String(row['id']), row['sealed'] as Buffer)).toThrow();
  }
});

test('its leaf stays where it was, still proven by the ledger; without its salt it is the leaf of no text', async () => {
  const { recordId } = await bench.closedPerson();
  const [kept] = await keptOf(bench.server, recordId);
  if (!kept) throw new Error('no evidence');
  await ledger.settle();
  const before = await ledger.proofs.prove([kept.id]);
  await bench.erasure.erase(recordId, 'asked');
  await bench.closedPerson();
  await ledger.settle();
  const after = await ledger.proofs.prove([kept.id]);
  if (before.outcome !== 'proved' || after.outcome !== 'proved') throw new Error('not proved');
  const [place] = after.entries;
  const head = parseCheckpoint(after.checkpoint.note);
  if (!place || !head) throw new Error('no proof');
  expect(place.index).toBe(before.entries[0]?.index);
  const leaf = Buffer.from(kept.leaf, 'hex');
  expect(includes({ ...head, index: place.index, leaf, proof: place.proof })).toBe(true);
  await expect.poll(async () => (await ledger.health()).history.state, { timeout: 10_000 }).toBe('sound');
  // The salt stood in the sealed bytes and in no column of its own.
  const [row] = await rowsOf(recordId);
  expect(Object.keys(row ?? {}).toSorted()).toEqual(['act_id', 'at', 'id', 'kind', 'leaf_hash', 'sealed']);
});

test('no evidence is changed, emptied or deleted: not by hand, not for an act that was not erased', async () => {
  const { recordId, closureId } = await bench.closedPerson();
  const before = await rowsOf(recordId);
  await expect(update(`sealed = ''`, recordId)).rejects.toThrow(refusal);
  await expect(update(`leaf_hash = sha256('x')`, recordId)).rejects.toThrow(refusal);
  await expect(bench.server.sql('delete from evidence where act_id = $1', [recordId])).rejects.toThrow(
    refusal,
  );
  await expect(bench.server.sql('truncate evidence')).rejects.toThrow(refusal);
  expect(await rowsOf(recordId)).toEqual(before);
  // Erased: emptied, and nothing else, and never filled again.
  await bench.erasure.erase(closureId, 'asked');
  await update(`sealed = ''`, closureId);
  await expect(update(`sealed = 'x'`, closureId)).rejects.toThrow(refusal);
  await expect(update(`sealed = '', at = now()`, closureId)).rejects.toThrow(refusal);
  await expect(update(`sealed = '', act_id = gen_random_uuid()`, closureId)).rejects.toThrow(refusal);
  await expect(bench.server.sql('delete from evidence where act_id = $1', [closureId])).rejects.toThrow(
    refusal,
  );
});

test('a key that goes without a line of audit takes no evidence along', async () => {
  const { recordId } = await bench.closedPerson();
  const [wrapped] = await bench.server.sql('select wrapped from data_keys where act_id = $1', [recordId]);
  await bench.server.sql('update data_keys set wrapped = null, destroyed_at = now() where act_id = $1', [
    recordId,
  ]);
  await expect(update(`sealed = ''`, recordId)).rejects.toThrow(refusal);
  await bench.server.sql('update data_keys set wrapped = $2, destroyed_at = null where act_id = $1', [
    recordId,
    wrapped?.['wrapped'],
  ]);
  expect(await read(recordId)).toMatchObject({ outcome: 'open' });
});

test('a line of audit without the end of the key takes no evidence along', async () => {
  const { recordId } = await bench.closedPerson();
  await bench.server.sql(
    `insert into audit_events (id, type, record_id, detail) values ($1, 'identity-erased', $2, 'asked')`,
    [randomUUIDv7(), recordId],
  );
  await expect(update(`sealed = ''`, recordId)).rejects.toThrow(refusal);
});

test('an erasure that cannot be audited leaves evidence, key and identity as they were', async () => {
  const { recordId } = await bench.closedPerson();
  const before = [await rowsOf(recordId), await bench.keyOf(recordId)];
  const [taken] = await bench.server.sql('select id from audit_events limit 1');
  await expect(
    bench.server.sql('select erase_identity($1, $2, $3)', [recordId, 'asked', taken?.['id']]),
  ).rejects.toThrow('audit_events_pkey');
  expect([await rowsOf(recordId), await bench.keyOf(recordId)]).toEqual(before);
});

/** Everything that an opening writes. */
const written = [
  ...['records', 'consents', 'activation_codes', 'audit_events', 'evidence', 'ledger_leaves', 'data_keys'],
  ...['acts_under_way', 'pgboss.job'],
];

/** The server adds leaves of its own, for batches, whenever it is their turn. */
const rowsIn = (table: string): string =>
  table === 'ledger_leaves' ? 'ledger_leaves join evidence using (id)' : table;

test.each(written)('an opening whose %s cannot be written leaves nothing at all', async (table) => {
  const count = async () =>
    Promise.all(written.map((one) => bench.server.sql(`select count(*)::int as rows from ${rowsIn(one)}`)));
  const before = await count();
  await bench.server.sql(
    `create or replace function fail_for_test() returns trigger language plpgsql as
       $$ begin raise exception 'full'; end $$`,
  );
  await bench.server.sql(
    `create trigger aa_fails before insert on ${table} for each row execute function fail_for_test()`,
  );
  const [actId, request] = [randomUUIDv7(), requestFor(someone(), anyDigest())];
  const answer = await bench.server.kiosk.create(actId, request);
  await bench.server.sql(`drop trigger aa_fails on ${table}`);
  expect(answer).toMatchObject({ status: 500, body: { code: 'internal' } });
  expect(await count()).toEqual(before);
  expect((await bench.server.kiosk.create(actId, request)).body).toEqual({ outcome: 'created' });
});

/** The trail and the stored bytes under leaves of the ledger: what a superuser does to a row is found. */
import { createHash, randomBytes, randomUUIDv7 } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { auditBatches } from '../../../server/src/ledger/batches/audit-batches.ts';
import { beginBatches, walkBatches } from '../../../server/src/ledger/batches/batch-check.ts';
import { batchLeaf, batchStatement } from '../../../server/src/ledger/batches/batch-leaf.ts';
import { auditLine } from '../../../server/src/ledger/batches/batch-lines.ts';
import type { BatchStore } from '../../../server/src/ledger/batches/batch-store.ts';
import { watchBatches } from '../../../server/src/ledger/batches/batch-watch.ts';
import { evidenceBatches } from '../../../server/src/ledger/batches/evidence-batches.ts';
import { sealBatches } from '../../../server/src/ledger/batches/seal-batches.ts';
import type { Finding } from '../../../server/src/ledger/history-check.ts';
import { sequenceBatch } from '../../../server/src/ledger/sequencer.ts';
import { startLedger } from '../../../server/src/ledger/start-ledger.ts';
import { createLog } from '../../../server/src/log.ts';
import { type LedgerBench, openLedgerBench, origin } from './ledger-bench.ts';

const patience = { timeout: 20_000, interval: 20 };
const never = new AbortController().signal;

let bench: LedgerBench;
let stores: BatchStore[];
const seal = (batchRows: number): Promise<number> =>
  sealBatches({ stores, newId: randomUUIDv7, batchRows }, never);
/** A transaction of any other test's database may hold the trail up for a moment. */
const sealAll = async (batchRows: number): Promise<void> => {
  const waits = async () => (await Promise.all(stores.map((store) => store.waits()))).includes(true);
  for (const until = performance.now() + patience.timeout; await waits(); await sleep(patience.interval)) {
    await seal(batchRows);
    if (performance.now() > until) throw new Error('rows are still waiting for their batch');
  }
};
const addEvents = (count: number): Promise<unknown> =>
  bench.sql(
    `insert into audit_events (id, type, record_id, detail)
     select gen_random_uuid(), 'status-asked', gen_random_uuid(), 'row-' || n from generate_series(1, $1) n`,
    [count],
  );
const looked = async (store: BatchStore, rows = 5): Promise<Finding | 'sound'> => {
  let walk = await beginBatches(store);
  while (!walk.finding && walk.next < walk.count) walk = await walkBatches(store, walk, rows);
  return walk.finding ?? 'sound';
};
const lookedAtAll = async (): Promise<(Finding | 'sound')[]> =>
  Promise.all(stores.map((store) => looked(store)));

const tables = ['audit_events', 'evidence', 'ledger_leaves', 'ledger_nodes', 'ledger_checkpoints'];
const batchTables = ['audit_batches', 'evidence_batches'];
/** 11 events in batches of 4, 4, 1 and 2; 7 entries of evidence in batches of 4, 1 and 2; two numberings. */
beforeAll(async () => {
  bench = await openLedgerBench();
  stores = [auditBatches(bench.database), evidenceBatches(bench.database)];
  for (const count of [5, 2]) {
    await addEvents(count + 4 * Number(count === 5));
    await bench.addLeaves(count);
    await sequenceBatch(bench);
    await sealAll(4);
    await sequenceBatch(bench);
  }
  for (const table of [...tables, ...batchTables])
    await bench.sql(`create table kept_${table} as select * from ${table}`);
});
beforeEach(async () => {
  await bench.tamper(
    ...[...tables, ...batchTables, 'data_keys'].map((table) => `truncate ${table} cascade`),
    ...[...tables, ...batchTables].map((table) => `insert into ${table} select * from kept_${table}`),
  );
});
afterAll(() => bench.close());

const event = (offset: number): string =>
  `(select id from audit_events order by generation, xact, id offset ${offset} limit 1)`;
const entry = (offset: number): string =>
  `(select id from ledger_leaves join evidence using (id) order by index offset ${offset} limit 1)`;

test('rows are in one batch each, all of them, and what nobody touched is sound', async () => {
  const counts = await Promise.all(stores.map((store) => store.count()));
  expect(counts).toEqual([4, 3]);
  for (const [store, all] of [
    [stores[0], 11],
    [stores[1], 7],
  ] as const) {
    const batches = (await store?.read(0, 100)) ?? [];
    expect(batches.reduce((sum, { rows }) => sum + rows, 0)).toBe(all);
    expect(await store?.next(10)).toBeNull();
    expect(await store?.waits()).toBe(false);
  }
  expect(await lookedAtAll()).toEqual(['sound', 'sound']);
  expect(await seal(4)).toBe(0);
});

const changes: [what: string, sql: string[], found: string][] = [
  ['a type', [`update audit_events set type = 'record-created' where id = ${event(0)}`], 'audit-changed'],
  ['a detail', [`update audit_events set detail = null where id = ${event(10)}`], 'audit-changed'],
  [
    'a time, by a microsecond',
    [`update audit_events set at = at + interval '1 microsecond' where id = ${event(5)}`],
    'audit-changed',
  ],
  [
    'whose it was',
    [`update audit_events set record_id = null, closure_id = record_id where id = ${event(3)}`],
    'audit-changed',
  ],
  [
    'which kiosk',
    [`update audit_events set kiosk_id = gen_random_uuid() where id = ${event(4)}`],
    'audit-changed',
  ],
  ['the first row deleted', [`delete from audit_events where id = ${event(0)}`], 'audit-changed'],
  ['the last row deleted', [`delete from audit_events where id = ${event(10)}`], 'audit-changed'],
  [
    'a whole batch of rows deleted',
    [`delete from audit_events where xact = (select max(xact::text)::xid8 from audit_events)`],
    'audit-changed',
  ],
  [
    'a row added in the past',
    [
      `insert into audit_events (id, type, generation, xact)
       select gen_random_uuid(), 'status-asked', generation, xact from audit_events where id = ${event(6)}`,
    ],
    'audit-changed',
  ],
  [
    'a row added before all others',
    [`insert into audit_events (id, type, xact) values (gen_random_uuid(), 'status-asked', '1')`],
    'audit-changed',
  ],
  [
    'a row hidden in the future',
    [`insert into audit_events (id, type, xact) values (gen_random_uuid(), 'status-asked', '99999999999')`],
    'audit-changed',
  ],
  [
    'two rows that changed places',
    [
      `with pair as (select ${event(1)} as a, ${event(2)} as b)
       update audit_events e set detail = o.detail from audit_events o, pair where (e.id, o.id) in ((a, b), (b, a))`,
    ],
    'audit-changed',
  ],
  [
    'two rows told as one, with a line feed',
    [
      'alter table audit_events drop constraint if exists audit_events_detail_check',
      `update audit_events set detail = detail || E'"]\\n[' where id = ${event(1)}`,
      `delete from audit_events where id = ${event(2)}`,
    ],
    'audit-changed',
  ],
  ['a batch moved', [`update audit_batches set last_event = ${event(1)} where number = 0`], 'audit-changed'],
  [
    'a batch under another salt',
    [`update audit_batches set salt = sha256(salt) where number = 1`],
    'audit-changed',
  ],
  ['a batch deleted', ['delete from audit_batches where number = 1'], 'audit-changed'],
  [
    'one byte of what is sealed',
    [`update evidence set sealed = set_byte(sealed, 0, 255 - get_byte(sealed, 0)) where id = ${entry(0)}`],
    'sealed-changed',
  ],
  [
    'a byte more',
    [`update evidence set sealed = sealed || '\\x00' where id = ${entry(6)}`],
    'sealed-changed',
  ],
  ['emptied, with no erasure', [`update evidence set sealed = '' where id = ${entry(3)}`], 'sealed-changed'],
  [
    'of another act',
    [`update evidence set act_id = gen_random_uuid() where id = ${entry(2)}`],
    'sealed-changed',
  ],
  ['of another kind', [`update evidence set kind = 'received' where id = ${entry(2)}`], 'sealed-changed'],
  [
    'of another time',
    [`update evidence set at = at - interval '1 day' where id = ${entry(5)}`],
    'sealed-changed',
  ],
  ['deleted', [`delete from evidence where id = ${entry(4)}`], 'sealed-changed'],
];

test.each(changes)('%s: found', async (_what, statements, found) => {
  await bench.tamper(...statements);
  const findings = (await lookedAtAll()).flatMap((one) => (one === 'sound' ? [] : [one.what]));
  expect(findings).toEqual([found]);
});

test('an erasure is no finding, and hides no change of its neighbour', async () => {
  await bench.tamper(
    `insert into data_keys (act_id, kek_id, destroyed_at) select act_id, 'kek-1', now() from evidence where id = ${entry(1)}`,
    `update evidence set sealed = '' where id = ${entry(1)}`,
  );
  expect(await lookedAtAll()).toEqual(['sound', 'sound']);
  await bench.tamper(`update evidence set sealed = sealed || '\\x00' where id = ${entry(2)}`);
  expect(await lookedAtAll()).toEqual(['sound', { what: 'sealed-changed', at: 0 }]);
});

test('a transaction that is still running keeps what comes after it waiting, and then is in its place', async () => {
  const [slow] = [new pg.Client({ connectionString: bench.url })];
  await slow.connect();
  try {
    await slow.query('begin');
    await slow.query(`insert into audit_events (id, type) values (gen_random_uuid(), 'record-requested')`);
    await addEvents(3);
    expect(await seal(10)).toBe(0);
    expect(await stores[0]?.waits()).toBe(true);
    await slow.query('commit');
  } finally {
    await slow.end();
  }
  await sealAll(10);
  const [batch] = (await stores[0]?.read(4, 1)) ?? [];
  expect(batch?.rows).toBe(4);
  expect(await lookedAtAll()).toEqual(['sound', 'sound']);
});

test('servers that seal side by side make every batch once', async () => {
  await addEvents(40);
  await Promise.all(Array.from({ length: 4 }, () => seal(3)));
  await sealAll(3);
  const batches = (await stores[0]?.read(0, 1_000)) ?? [];
  expect(batches.reduce((sum, { rows }) => sum + rows, 0)).toBe(51);
  expect(await lookedAtAll()).toEqual(['sound', 'sound']);
});

test('a dump restored elsewhere counts from another number: found, until a new generation begins', async () => {
  await bench.tamper(
    `update audit_events set xact = (xact::text::bigint + 1000000000)::text::xid8`,
    'truncate audit_batches',
    'truncate ledger_leaves',
  );
  expect(await looked(stores[0] as BatchStore)).toMatchObject({ what: 'audit-changed' });
  try {
    await bench.sql('select begin_audit_generation()');
    await addEvents(2);
    await sealAll(100);
    expect(await looked(stores[0] as BatchStore)).toBe('sound');
    const batches = (await stores[0]?.read(0, 100)) ?? [];
    expect(batches.reduce((sum, { rows }) => sum + rows, 0)).toBe(13);
  } finally {
    await bench.sql('alter table audit_events alter column generation set default 0');
  }
});

test('a row’s line is what it was when the first batches were made, whatever a column holds', async () => {
  const text = fc.string({ unit: 'binary' }).map((raw) => raw.replaceAll('\0', ''));
  const rows = fc.sample(fc.tuple(text, fc.option(text), fc.option(fc.uuid()), fc.boolean()), 60);
  const wrong = await bench.sql(
    `with e as materialized (
       select gen_random_uuid() as id, timestamptz 'epoch' + n * interval '123456.789013 s' as at, given.*,
              n::smallint as generation, n::text::xid8 as xact
         from unnest($1::text[], $2::text[], $3::uuid[], $4::uuid[], $5::uuid[])
              with ordinality as given (type, detail, record_id, closure_id, kiosk_id, n))
     select type, detail from e
      where ${auditLine} <> json_build_array(e.id, e.xact::text, e.generation, (extract(epoch from e.at) * 1000000)::bigint,
                                             e.type, e.record_id, e.closure_id, e.kiosk_id, e.detail)::text`,
    [
      rows.map(([type]) => type),
      rows.map(([, detail]) => detail),
      rows.map(([, , id]) => id),
      rows.map(([, , id, other]) => (other ? id : null)),
      rows.map(([, , id, other]) => (other ? null : id)),
    ],
  );
  expect(wrong).toEqual([]);
});

test('the digest is that of the lines, as those who made the first batches had them', async () => {
  const rows = await bench.sql(
    'select audit_line(e) as line from audit_events e order by generation, xact, id limit 4',
  );
  const lines = rows.map(({ line }) => String(line)).join('\n');
  const [batch] = (await stores[0]?.read(0, 1)) ?? [];
  expect(batch?.digest.toString('hex')).toBe(createHash('sha256').update(lines).digest('hex'));
});

test('a function of the database that tells what a row was hides nothing', async () => {
  await bench.sql('create table told as select id, audit_line(e) as line from audit_events e');
  await bench.sql(
    `create or replace function audit_line(e audit_events) returns text language sql stable as
       $$ select line from told where told.id = e.id $$`,
  );
  await bench.tamper(`update audit_events set detail = 'forged' where id = ${event(7)}`);
  expect(await looked(stores[0] as BatchStore)).toMatchObject({ what: 'audit-changed' });
});

test('the leaf says kind, number, rows and digest, under its salt', () => {
  const content = { number: 3, rows: 2, digest: createHash('sha256').update('a\nb').digest() };
  expect(batchStatement('audit', content)).toBe(
    '{"v":1,"kind":"audit-batch","number":3,"rows":2,"sha256":"7e18f737311b2dc3b2f269dd78396b0351f14fb66efa879f768cb23181883c78"}',
  );
});

test('another content, kind or salt is another leaf', () => {
  const salt = randomBytes(32);
  const content = fc
    .record({ number: fc.nat(), rows: fc.nat(), lines: fc.string() })
    .map(({ lines, ...rest }) => ({ ...rest, digest: createHash('sha256').update(lines).digest() }));
  fc.assert(
    fc.property(content, content, (one, other) => {
      const same = JSON.stringify(one) === JSON.stringify(other);
      expect(batchLeaf('audit', one, salt).equals(batchLeaf('audit', other, salt))).toBe(same);
      expect(batchLeaf('audit', one, salt)).not.toEqual(batchLeaf('evidence', one, salt));
      expect(batchLeaf('audit', one, salt)).not.toEqual(batchLeaf('audit', one, randomBytes(32)));
    }),
  );
});

test('the watch tells a change once, and a database that is away is no finding', async () => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const watch = watchBatches({ store: stores[0] as BatchStore, log, passMs: 30, stepRows: 3 });
  try {
    await expect.poll(() => watch.history(), patience).toEqual({ state: 'sound', size: 4 });
    await bench.sql('alter table audit_batches rename to hidden');
    await expect.poll(() => lines.join(''), patience).toContain('batch-watch');
    expect(watch.history().state).toBe('sound');
    await bench.sql('alter table hidden rename to audit_batches');
    lines.length = 0;
    await bench.tamper(`delete from audit_events where id = ${event(7)}`);
    await expect.poll(() => watch.history().state, patience).toBe('tampered');
    await sleep(120);
    expect(lines.filter((line) => line.includes('"ledger-tampered"'))).toHaveLength(1);
  } finally {
    await watch.stop();
  }
});

let stopLedger: (() => Promise<void>) | null = null;
afterEach(async () => {
  await stopLedger?.();
  stopLedger = null;
});

test('a running ledger seals by itself, and its health says what was changed', async () => {
  const seed = bench.key.privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
  const ledger = startLedger({
    ...{ database: bench.database, log: createLog('silent'), origin, seed, everyMs: 20, watchPassMs: 40 },
    ...{ witnesses: [], timestampUrl: null },
  });
  stopLedger = () => ledger.stop();
  await addEvents(3);
  await bench.addLeaves(2);
  const state = async () => (await ledger.health()).batches;
  await expect.poll(state, patience).toEqual({
    unsealed: false,
    sealed: { audit: { state: 'sound', size: 5 }, evidence: { state: 'sound', size: 4 } },
  });
  await expect.poll(async () => (await ledger.health()).history.state, patience).toBe('sound');
  await bench.tamper(`update evidence set sealed = 'y' where id = ${entry(8)}`);
  await expect.poll(async () => (await state()).sealed.evidence.state, patience).toBe('tampered');
  expect((await state()).sealed.audit.state).toBe('sound');
});

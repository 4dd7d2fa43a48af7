/** What was written to is found without reading everything again, also where only a long walk would come by. */
import { randomUUIDv7 } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database, Statement } from '../../../server/src/db/database.ts';
import { auditBatches } from '../../../server/src/ledger/batches/audit-batches.ts';
import { evidenceBatches } from '../../../server/src/ledger/batches/evidence-batches.ts';
import { sealBatches } from '../../../server/src/ledger/batches/seal-batches.ts';
import { watchLedger } from '../../../server/src/ledger/ledger-watch.ts';
import { type MovementWatch, watchMovement } from '../../../server/src/ledger/movement/movement-watch.ts';
import { type SeenEdges, seenEdges } from '../../../server/src/ledger/movement/pieces.ts';
import { sequenceBatch } from '../../../server/src/ledger/sequencer.ts';
import { createLog } from '../../../server/src/log.ts';
import { type LedgerBench, openLedgerBench } from './ledger-bench.ts';
import { changes, ofLeaf } from './ways-to-change.ts';

const patience = { timeout: 20_000, interval: 20 };
const never = new AbortController().signal;
const tables = ['ledger_leaves', 'ledger_nodes', 'ledger_checkpoints', 'evidence'];
const batchTables = ['audit_events', 'audit_batches', 'evidence_batches'];

let bench: LedgerBench;
let watch: MovementWatch;
let lines: string[];
/** First leaf and end of each walk, as it was asked of the database. */
let walked: string[];
/** Each begins with the same question. */
let looks: number;

/** 25 leaves under checkpoints of 7, 16, 23 and 25: 23 entries, and two batches of them and of 9 events. */
beforeAll(async () => {
  bench = await openLedgerBench();
  for (const count of [7, 9, 7]) {
    await bench.addLeaves(count);
    await sequenceBatch(bench);
  }
  await bench.sql(
    `insert into audit_events (id, type, record_id, detail)
     select gen_random_uuid(), 'status-asked', gen_random_uuid(), 'row-' || n from generate_series(1, 9) n`,
  );
  await sealAll();
  for (const table of [...tables, ...batchTables])
    await bench.sql(`create table kept_${table} as select * from ${table}`);
});
beforeEach(async () => {
  await bench.tamper(
    ...[...tables, ...batchTables].flatMap((table) => [
      `truncate ${table} cascade`,
      `insert into ${table} select * from kept_${table}`,
    ]),
  );
  await startWatch();
});
afterEach(() => watch.stop());
afterAll(() => bench.close());

const stores = () => [evidenceBatches(bench.database), auditBatches(bench.database)];

/** A transaction of any other test's database may hold the trail up for a moment. */
async function sealAll(): Promise<void> {
  const waits = async () => (await Promise.all(stores().map((store) => store.waits()))).includes(true);
  for (const until = performance.now() + patience.timeout; await waits(); await sleep(patience.interval)) {
    await sealBatches({ stores: stores(), newId: randomUUIDv7 }, never);
    if (performance.now() > until) throw new Error('rows are still waiting for their batch');
  }
  await sequenceBatch(bench);
}

/** After one whole walk by the other watch, or none; it then looks at nothing any more. */
async function startWatch(hasWalked = true): Promise<void> {
  lines = [];
  walked = [];
  looks = 0;
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const keys = [bench.key.verifier];
  const edges = seenEdges(4);
  if (hasWalked) await walkOnce(edges);
  const database = overheard(bench.database);
  const batches = { audit: auditBatches(database), evidence: evidenceBatches(database) };
  watch = watchMovement({ database, log, keys, edges, ...batches, everyMs: 20 });
  await expect.poll(() => watch.history(), patience).toEqual({ state: 'sound', size: 25 });
  walked = [];
}

async function walkOnce(edges: SeenEdges): Promise<void> {
  const log = createLog('silent');
  const parts = { database: bench.database, log, keys: [bench.key.verifier], edges, passMs: 1, share: 1 };
  const whole = watchLedger(parts);
  await expect.poll(() => whole.history(), patience).toEqual({ state: 'sound', size: 25 });
  await whole.stop();
}

function overheard(database: Database): Database {
  return {
    query: (statement: Statement) => {
      if (statement.text.endsWith('as horizon')) looks += 1;
      if (statement.text.startsWith('select index, leaf_hash')) walked.push(String(statement.values));
      return database.query(statement);
    },
    close: () => database.close(),
  };
}

const told = (): (string | undefined)[] =>
  lines.map((line) => /"event":"ledger-tampered","reason":"([a-z-]+)"/.exec(line)?.[1]);

/** Here the ledger goes on behind those 23 leaves. */
const here = changes
  .filter(([what]) => what !== 'the newest checkpoint deleted, with its leaves and subtrees')
  .map(([what, sql, found]) => [what, sql.map((one) => one.replace(/ 23\)$/, ' 25)')), found] as const);

test.each(here)('%s: found', async (_what, statements, found) => {
  await bench.tamper(...statements);
  await expect
    .poll(() => watch.history(), patience)
    .toMatchObject({ state: 'tampered', finding: { what: found } });
  expect(told()).toEqual([found]);
});

const event = `(select id from audit_events order by generation, xact, id offset 3 limit 1)`;
const sealed: [what: string, sql: string[], found: string][] = [
  [
    'an event dated back',
    [`update audit_events set at = at - interval '1 hour' where id = ${event}`],
    'audit-changed',
  ],
  ['an event deleted', [`delete from audit_events where id = ${event}`], 'audit-changed'],
  [
    'an event inserted among those that were sealed',
    [
      `insert into audit_events (id, type, record_id, at, generation, xact)
       select gen_random_uuid(), type, record_id, at, generation, xact from audit_events where id = ${event}`,
    ],
    'audit-changed',
  ],
  [
    'an event deleted and another put in its place',
    [
      `insert into audit_events (id, type, record_id, at, generation, xact)
       select gen_random_uuid(), type, record_id, at, generation, xact from audit_events where id = ${event}`,
      `delete from audit_events where id = ${event}`,
    ],
    'audit-changed',
  ],
  ['a batch of the trail told to hold less', [`update audit_batches set rows = rows - 1`], 'audit-changed'],
  [
    'a batch of evidence with another salt',
    [`update evidence_batches set salt = sha256(salt)`],
    'sealed-changed',
  ],
  [
    'one byte of what is stored',
    [`update evidence set sealed = set_byte(sealed, 0, 255 - get_byte(sealed, 0)) ${ofLeaf(9)}`],
    'sealed-changed',
  ],
];

test.each(sealed)('%s: found', async (_what, statements, found) => {
  await bench.tamper(...statements);
  await expect
    .poll(() => watch.history(), patience)
    .toMatchObject({ state: 'tampered', finding: { what: found } });
});

test('what nobody wrote to is not read again', async () => {
  const before = looks;
  await expect.poll(() => looks, patience).toBeGreaterThan(before + 3);
  expect(walked).toEqual([]);
  await bench.tamper(`update ledger_leaves set added_at = added_at + interval '1 hour' where index = 13`);
  await expect.poll(() => walked, patience).toEqual(['12,16']);
  expect(watch.history()).toEqual({ state: 'sound', size: 25 });
});

test('what was found is told until it is put right', async () => {
  const change = (hash: string): Promise<void> =>
    bench.tamper(`update ledger_leaves set leaf_hash = ${hash} where index = 13`);
  const [before] = await bench.sql(
    `select encode(leaf_hash, 'hex') as hash from ledger_leaves where index = 13`,
  );
  await change('sha256(leaf_hash)');
  await expect.poll(() => watch.history(), patience).toMatchObject({ state: 'tampered' });
  walked = [];
  await expect.poll(() => walked.length, patience).toBeGreaterThan(3);
  expect(watch.history()).toMatchObject({ state: 'tampered', finding: { what: 'tree-changed' } });
  expect(told()).toHaveLength(1);
  await change(`decode('${String(before?.['hash'])}', 'hex')`);
  await expect.poll(() => watch.history(), patience).toEqual({ state: 'sound', size: 25 });
});

test('what a transaction writes that began before the look, and ends long after, is found', async () => {
  const client = new pg.Client({ connectionString: bench.url });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    // Its number is older than all that the watch will see.
    await client.query('select pg_current_xact_id()');
    await bench.addLeaves(3);
    await sequenceBatch(bench);
    await expect.poll(() => watch.history(), patience).toEqual({ state: 'sound', size: 28 });
    await client.query('update ledger_leaves set leaf_hash = sha256(leaf_hash) where index = 2');
    await client.query('commit');
  } finally {
    await client.end();
  }
  await expect
    .poll(() => watch.history(), patience)
    .toMatchObject({ state: 'tampered', finding: { what: 'tree-changed' } });
});

test('while leaves come in and are numbered and sealed all the time, nothing is found', async () => {
  for (let batch = 0; batch < 40; batch += 1) {
    await bench.addLeaves(1 + (batch % 5));
    await sequenceBatch({ ...bench, batchSize: 3 });
    if (batch % 8 === 0) await sealBatches({ stores: stores(), newId: randomUUIDv7 }, never);
    expect(watch.history().state).not.toBe('tampered');
  }
  while ((await sequenceBatch(bench)).outcome === 'appended');
  const size = await bench.expectSound();
  await expect.poll(() => watch.history(), patience).toEqual({ state: 'sound', size });
  expect(told()).toEqual([]);
});

test('evidence that an erasure has emptied is no finding', async () => {
  await bench.tamper(
    `insert into data_keys (act_id, kek_id, destroyed_at) select act_id, 'kek-1', now() from evidence ${ofLeaf(4)}`,
    `update evidence set sealed = '' ${ofLeaf(4)}`,
  );
  await expect.poll(() => walked, patience).toContain('4,8');
  await expect.poll(() => watch.history(), patience).toEqual({ state: 'sound', size: 25 });
  expect(told()).toEqual([]);
});

test('a leaf is found that was changed before anybody had walked to it', async () => {
  await watch.stop();
  await startWatch(false);
  await bench.tamper('update ledger_leaves set leaf_hash = sha256(leaf_hash) where index = 13');
  await expect
    .poll(() => watch.history(), patience)
    .toMatchObject({ state: 'tampered', finding: { what: 'tree-changed' } });
  expect(walked).toContain('12,16');
});

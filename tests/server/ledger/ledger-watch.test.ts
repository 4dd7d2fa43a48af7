/** What a superuser may do to the tables, who may turn every trigger off, is found. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type LedgerWatch, type WatchParts, watchLedger } from '../../../server/src/ledger/ledger-watch.ts';
import { seenEdges } from '../../../server/src/ledger/movement/pieces.ts';
import { sequenceBatch } from '../../../server/src/ledger/sequencer.ts';
import { createLog } from '../../../server/src/log.ts';
import { type LedgerBench, openLedgerBench } from './ledger-bench.ts';
import { changes, ofLeaf } from './ways-to-change.ts';

/** Other work may have the machine. */
const patience = { timeout: 20_000, interval: 20 };

let bench: LedgerBench;
let watch: LedgerWatch;
let lines: string[];
const startWatch = (settings: Partial<WatchParts> = {}): void => {
  lines = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  watch = watchLedger({
    ...{ database: bench.database, log, keys: [bench.key.verifier] },
    ...{ passMs: 60, edges: seenEdges(4), share: 1, ...settings },
  });
};
const tables = ['ledger_leaves', 'ledger_nodes', 'ledger_checkpoints', 'evidence'];
/** 23 leaves under three checkpoints: 7, 16, 23. */
beforeAll(async () => {
  bench = await openLedgerBench();
  for (const count of [7, 9, 7]) {
    await bench.addLeaves(count);
    await sequenceBatch(bench);
  }
  for (const table of tables) await bench.sql(`create table kept_${table} as select * from ${table}`);
});
beforeEach(async () => {
  await bench.tamper(
    ...tables.flatMap((table) => [`truncate ${table}`, `insert into ${table} select * from kept_${table}`]),
  );
  startWatch();
  await expect.poll(() => watch.history(), patience).toEqual({ state: 'sound', size: 23 });
});
afterEach(() => watch.stop());
afterAll(() => bench.close());

test.each(changes)('%s: found', async (_what, statements, found) => {
  await bench.tamper(...statements);
  await expect
    .poll(() => watch.history(), patience)
    .toMatchObject({ state: 'tampered', finding: { what: found } });
  // A pass under way may meet another side of the change first; each finding is told once.
  const told = lines.map((line) => /"event":"ledger-tampered","reason":"([a-z-]+)"/.exec(line)?.[1]);
  expect(told).toContain(found);
  expect(new Set(told).size).toBe(told.length);
});

test('evidence that an erasure has emptied is no finding', async () => {
  await bench.tamper(
    `insert into data_keys (act_id, kek_id, destroyed_at) select act_id, 'kek-1', now() from evidence ${ofLeaf(4)}`,
    `update evidence set sealed = '' ${ofLeaf(4)}`,
  );
  await watch.stop();
  startWatch();
  await expect.poll(() => watch.history(), patience).toEqual({ state: 'sound', size: 23 });
});

test('a history rewritten whole, every leaf, subtree and root, has no signature', async () => {
  await bench.tamper(
    `update ledger_leaves set leaf_hash = sha256(leaf_hash) where index = 22`,
    `update ledger_checkpoints set root = sha256(root) where size = 23`,
  );
  await expect
    .poll(() => watch.history(), patience)
    .toMatchObject({ state: 'tampered', finding: { what: 'checkpoint-changed', at: 23 } });
});

test('while leaves come in and are numbered all the time, nothing is found', async () => {
  await watch.stop();
  startWatch({ passMs: 1 });
  for (let batch = 0; batch < 60; batch += 1) {
    await bench.addLeaves(1 + (batch % 5));
    await sequenceBatch({ ...bench, batchSize: 3 });
    expect(watch.history().state).not.toBe('tampered');
  }
  while ((await sequenceBatch(bench)).outcome === 'appended');
  const size = await bench.expectSound();
  await expect.poll(() => watch.history(), patience).toEqual({ state: 'sound', size });
  expect(lines).toEqual([]);
});

test('an empty ledger is sound', async () => {
  const empty = await openLedgerBench();
  const log = createLog('silent');
  const other = watchLedger({ database: empty.database, log, keys: [empty.key.verifier], passMs: 10 });
  await expect.poll(() => other.history(), patience).toEqual({ state: 'sound', size: 0 });
  await other.stop();
  await empty.close();
});

test('a database that does not answer is no finding, and the watch goes on after it', async () => {
  await bench.sql('alter table ledger_nodes rename to hidden');
  await expect.poll(() => lines.join(''), patience).toContain('ledger-trouble');
  expect(watch.history()).toEqual({ state: 'sound', size: 23 });
  await bench.sql('alter table hidden rename to ledger_nodes');
  await bench.addLeaves(2);
  await sequenceBatch(bench);
  await expect.poll(() => watch.history(), patience).toEqual({ state: 'sound', size: 25 });
});

test('a pass is spread over its time, and stops at once when asked', async () => {
  await watch.stop();
  startWatch({ passMs: 3_600_000 });
  await sleep(150);
  expect(watch.history()).toEqual({ state: 'not-yet-checked' });
  await watch.stop();
});

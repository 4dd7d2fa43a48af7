/** What a superuser may do to the tables, who may turn every trigger off, is found. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type LedgerWatch, type WatchParts, watchLedger } from '../../../server/src/ledger/ledger-watch.ts';
import { sequenceBatch } from '../../../server/src/ledger/sequencer.ts';
import { createLog } from '../../../server/src/log.ts';
import { type LedgerBench, openLedgerBench } from './ledger-bench.ts';

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
    ...{ passMs: 60, stepLeaves: 4, ...settings },
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

const ofLeaf = (index: number): string => `where id = (select id from ledger_leaves where index = ${index})`;
const insertLeaf = `insert into ledger_leaves (id, leaf_hash, index) values (gen_random_uuid(), sha256('x'), `;
const changes: [what: string, sql: string[], found: string][] = [
  [
    'the first leaf changed',
    ['update ledger_leaves set leaf_hash = sha256(leaf_hash) where index = 0'],
    'tree-changed',
  ],
  [
    'the last leaf changed',
    ['update ledger_leaves set leaf_hash = sha256(leaf_hash) where index = 22'],
    'tree-changed',
  ],
  [
    'one bit of a leaf in the middle',
    [
      'update ledger_leaves set leaf_hash = set_bit(leaf_hash, 9, 1 - get_bit(leaf_hash, 9)) where index = 12',
    ],
    'tree-changed',
  ],
  [
    'two leaves that changed places',
    [
      'update ledger_leaves set index = 100 where index = 3',
      'update ledger_leaves set index = 3 where index = 4',
      'update ledger_leaves set index = 4 where index = 100',
    ],
    'tree-changed',
  ],
  ['a leaf deleted', ['delete from ledger_leaves where index = 9'], 'leaf-missing'],
  ['the last leaf deleted', ['delete from ledger_leaves where index = 22'], 'leaf-missing'],
  ['a leaf that waits again', ['update ledger_leaves set index = null where index = 5'], 'leaf-missing'],
  ['a leaf added behind the last', [`${insertLeaf} 23)`], 'leaf-unsigned'],
  [
    'a leaf added before the first',
    ['alter table ledger_leaves drop constraint if exists ledger_leaves_index_check', `${insertLeaf} -1)`],
    'leaf-unsigned',
  ],
  [
    'a leaf squeezed in beside another',
    ['alter table ledger_leaves drop constraint if exists ledger_leaves_index_key', `${insertLeaf} 8)`],
    'leaf-unsigned',
  ],
  [
    'a subtree changed',
    ['update ledger_nodes set hash = sha256(hash) where level = 1 and index = 2'],
    'tree-changed',
  ],
  [
    'the largest subtree changed',
    ['update ledger_nodes set hash = sha256(hash) where level = 4'],
    'tree-changed',
  ],
  ['the evidence of a leaf deleted', [`delete from evidence ${ofLeaf(11)}`], 'evidence-changed'],
  [
    'the evidence of a leaf told to be another',
    [`update evidence set leaf_hash = sha256('x') ${ofLeaf(0)}`],
    'evidence-changed',
  ],
  ['evidence emptied with no erasure', [`update evidence set sealed = '' ${ofLeaf(22)}`], 'evidence-changed'],
  ['a subtree deleted', ['delete from ledger_nodes where level = 2 and index = 1'], 'node-missing'],
  ['a subtree added', [`insert into ledger_nodes values (5, 0, sha256('x'))`], 'node-unsigned'],
  [
    'the newest checkpoint deleted, with its leaves and subtrees',
    [
      'delete from ledger_checkpoints where size = 23',
      'delete from ledger_leaves where index >= 16',
      'delete from ledger_nodes where (index + 1) << level > 16',
    ],
    'checkpoint-missing',
  ],
  [
    'a checkpoint in the middle deleted',
    ['delete from ledger_checkpoints where size = 16'],
    'checkpoint-missing',
  ],
  [
    'all of it deleted',
    ['delete from ledger_checkpoints', 'delete from ledger_leaves', 'delete from ledger_nodes'],
    'checkpoint-missing',
  ],
  [
    'the root of an old checkpoint changed',
    ['update ledger_checkpoints set root = sha256(root) where size = 7'],
    'checkpoint-changed',
  ],
  [
    'the note of an old checkpoint changed',
    [`update ledger_checkpoints set note = replace(note, E'\\n7\\n', E'\\n6\\n') where size = 7`],
    'checkpoint-changed',
  ],
  [
    'a checkpoint moved to another size',
    ['update ledger_checkpoints set size = 8 where size = 7'],
    'checkpoint-changed',
  ],
  [
    'a checkpoint without its signature',
    [`update ledger_checkpoints set note = split_part(note, E'\\n\\n', 1) where size = 23`],
    'checkpoint-changed',
  ],
  [
    'a checkpoint added that nobody signed',
    [`insert into ledger_checkpoints (size, root, note) values (10, sha256('x'), 'x')`],
    'checkpoint-changed',
  ],
];

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

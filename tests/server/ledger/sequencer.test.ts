import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseCheckpoint } from '../../../server/src/ledger/checkpoint.ts';
import { type Sequenced, sequenceBatch } from '../../../server/src/ledger/sequencer.ts';
import { signatureTypes, signingKey } from '../../../server/src/ledger/verifier-key.ts';
import { type LedgerBench, openLedgerBench, origin } from './ledger-bench.ts';

let bench: LedgerBench;
beforeEach(async () => {
  bench = await openLedgerBench();
});
afterEach(() => bench.close());

const drain = async (batchSize?: number): Promise<Sequenced[]> => {
  const done: Sequenced[] = [];
  const parts = { ...bench, ...(batchSize === undefined ? {} : { batchSize }) };
  for (;;) {
    const next = await sequenceBatch(parts);
    if (next.outcome !== 'appended') return [...done, next];
    done.push(next);
  }
};

test('without a leaf there is nothing to sign', async () => {
  expect(await sequenceBatch(bench)).toEqual({ outcome: 'idle' });
  expect(await bench.store.newest()).toBeNull();
});

test('leaves get dense numbers in the order in which they came, and a signed head', async () => {
  const first = await bench.addLeaves(3);
  expect(await sequenceBatch(bench)).toEqual({ outcome: 'appended', leaves: 3, size: 3 });
  const [second] = await bench.addLeaves(1);
  expect(await sequenceBatch(bench)).toEqual({ outcome: 'appended', leaves: 1, size: 4 });
  const rows = await bench.sql('select id from ledger_leaves order by index');
  expect(rows.map(({ id }) => id)).toEqual([...first.toSorted(), second]);
  expect(parseCheckpoint((await bench.store.newest())?.note ?? '')).toMatchObject({ origin, size: 4 });
  expect(await bench.expectSound()).toBe(4);
});

test('4,500 leaves that wait are taken in batches of 1,000, the last one smaller', async () => {
  await bench.addLeaves(4_500);
  expect(await bench.store.backlog()).toMatchObject({ leaves: 4_500 });
  const done = await drain();
  expect(done.map((one) => ('leaves' in one ? one.leaves : one.outcome))).toEqual([
    ...[1_000, 1_000, 1_000, 1_000, 500],
    'idle',
  ]);
  expect(await bench.store.backlog()).toEqual({ leaves: 0, seconds: 0 });
  expect(await bench.expectSound()).toBe(4_500);
});

test('of two sequencers at once one works, and no leaf is numbered twice', async () => {
  await bench.addLeaves(400);
  const outcomes: string[] = [];
  const work = async (): Promise<void> => {
    for (;;) {
      const { outcome } = await sequenceBatch({ ...bench, batchSize: 10 });
      outcomes.push(outcome);
      if (outcome === 'idle') return;
    }
  };
  await Promise.all([work(), work()]);
  expect(outcomes.filter((outcome) => outcome === 'appended')).toHaveLength(40);
  expect(outcomes).toContain('elsewhere');
  expect(await bench.expectSound()).toBe(400);
});

test('while one holds the lock another does not wait for it, and does nothing', async () => {
  await bench.addLeaves(2);
  const client = new pg.Client({ connectionString: bench.url });
  await client.connect();
  await client.query(`begin; select pg_advisory_xact_lock(hashtext('ledger'))`);
  expect(await sequenceBatch(bench)).toEqual({ outcome: 'elsewhere' });
  expect(await bench.store.newest()).toBeNull();
  await client.query('rollback');
  await client.end();
  expect(await sequenceBatch(bench)).toMatchObject({ outcome: 'appended' });
});

test('killed again and again at any moment: no gap, no leaf twice, nothing half written', async () => {
  const seed = bench.key.privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
  const url = `${bench.url}&application_name=doomed`;
  const env = { LEDGER_URL: url, LEDGER_SEED: seed.toString('hex'), LEDGER_ORIGIN: origin };
  let [added, reached] = [0, 0];
  // After so many batches, and so many milliseconds into the next ones.
  for (const [batches, ms] of [
    [1, 0],
    [3, 2],
    [6, 1],
    [4, 9],
  ] as const) {
    await bench.addLeaves(300);
    added += 300;
    const child = fork(join(import.meta.dirname, 'sequencer-worker.ts'), { env });
    const exit = once(child, 'exit');
    for (let batch = 0; batch < batches; batch += 1) await once(child, 'message');
    expect(await bench.sql(doomed)).toHaveLength(1);
    await sleep(ms);
    child.kill('SIGKILL');
    await exit;
    // Its last statement may still be running, or not even have begun: its connection tells.
    await expect.poll(() => bench.sql(doomed), { timeout: 20_000 }).toEqual([]);
    const size = await bench.expectSound();
    expect(size).toBeGreaterThanOrEqual(reached + batches * 5);
    reached = size;
  }
  await drain();
  expect(await bench.expectSound()).toBe(added);
});

const doomed = `select pid from pg_stat_activity where datname = current_database() and application_name = 'doomed'`;

test('a batch that fails at its last step leaves nothing behind, and comes again', async () => {
  await bench.addLeaves(5);
  await bench.sql(`alter table ledger_checkpoints add constraint broken check (size <> 5)`);
  await expect(sequenceBatch(bench)).rejects.toThrow('broken');
  expect(await bench.sql('select from ledger_leaves where index is not null')).toEqual([]);
  expect(await bench.sql('select from ledger_nodes')).toEqual([]);
  await bench.sql('alter table ledger_checkpoints drop constraint broken');
  expect(await sequenceBatch(bench)).toMatchObject({ outcome: 'appended', size: 5 });
  expect(await bench.expectSound()).toBe(5);
});

test.each([
  ['a changed edge', 'update ledger_nodes set hash = sha256(hash) where level = 2', 'node-changed'],
  ['a missing edge', 'delete from ledger_nodes where level = 2', 'node-missing'],
  ['another root in the row', 'update ledger_checkpoints set root = sha256(root)', 'checkpoint-changed'],
  [
    'a note with a changed size',
    `update ledger_checkpoints set note = replace(note, E'\\n6\\n', E'\\n7\\n')`,
    'checkpoint-changed',
  ],
])('on %s nothing is built or signed: the leaves wait', async (_what, tampering, reason) => {
  await bench.addLeaves(6);
  await drain();
  await bench.tamper(tampering);
  await bench.addLeaves(2);
  expect(await sequenceBatch(bench)).toEqual({ outcome: 'damaged', reason });
  expect(await bench.store.backlog()).toMatchObject({ leaves: 2 });
});

test('after a change of key the old head still stands, if the old key is still named', async () => {
  await bench.addLeaves(2);
  await drain();
  await bench.addLeaves(2);
  const next = { store: bench.store, key: signingKey(origin, signatureTypes.log, Buffer.alloc(32, 7)) };
  expect(await sequenceBatch(next)).toEqual({ outcome: 'damaged', reason: 'checkpoint-changed' });
  const outcome = await sequenceBatch({ ...next, formerKeys: [bench.key.verifier] });
  expect(outcome).toEqual({ outcome: 'appended', leaves: 2, size: 4 });
});

/** What the database itself refuses, whoever asks: as audit_events does in 0001_records.sql. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sequenceBatch } from '../../../server/src/ledger/sequencer.ts';
import { type LedgerBench, openLedgerBench } from './ledger-bench.ts';

/** Three leaves numbered and stamped, one that waits. */
let bench: LedgerBench;
beforeAll(async () => {
  bench = await openLedgerBench();
  await bench.addLeaves(3);
  await sequenceBatch(bench);
  await bench.addLeaves(1);
  const { note = '' } = (await bench.store.newest()) ?? {};
  expect(await bench.store.addTimestamp(3, note, Buffer.of(1))).toBe(true);
});
afterAll(() => bench.close());

test.each([
  `update ledger_leaves set leaf_hash = sha256(leaf_hash) where index = 1`,
  `update ledger_leaves set leaf_hash = sha256(leaf_hash) where index is null`,
  `update ledger_leaves set index = 9 where index = 1`,
  `update ledger_leaves set index = null where index = 1`,
  `delete from ledger_leaves where index = 1`,
  `delete from ledger_leaves where index is null`,
  `insert into ledger_leaves (id, leaf_hash, index) values (gen_random_uuid(), sha256(''), 77)`,
  `truncate ledger_leaves`,
  `update ledger_nodes set hash = sha256(hash)`,
  `delete from ledger_nodes`,
  `truncate ledger_nodes`,
  `update ledger_checkpoints set root = sha256(root)`,
  `update ledger_checkpoints set note = 'other'`,
  `update ledger_checkpoints set at = now() - interval '1 day'`,
  `update ledger_checkpoints set timestamp = null`,
  `update ledger_checkpoints set timestamp = '\\x02'`,
  `delete from ledger_checkpoints`,
  `truncate ledger_checkpoints`,
])('the tables refuse « %s »', async (statement) => {
  await expect(bench.sql(statement)).rejects.toThrow('can only be added to');
});

test('a note grows only from what it was, and lets its timestamp go as it grows', async () => {
  const { store } = bench;
  const { note = '' } = (await store.newest()) ?? {};
  expect(await store.addTimestamp(3, note, Buffer.of(2))).toBe(false);
  expect(await store.extendNote(3, `${note}x`, `${note}xy`)).toBe(false);
  expect(await store.extendNote(3, note, `${note}more`)).toBe(true);
  expect(await store.newest()).toMatchObject({ note: `${note}more`, timestamp: null });
  expect(await store.addTimestamp(3, note, Buffer.of(3))).toBe(false);
});

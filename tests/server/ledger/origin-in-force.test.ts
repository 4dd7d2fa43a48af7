/** The database's own refusals about the origin in force: whoever calls, with whatever they believe. */
import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LedgerBench, openLedgerBench, origin } from './ledger-bench.ts';

const inForce = 'journal.example/essai-2';
const leafHash = randomBytes(32);
let bench: LedgerBench;
let entry: string[];

beforeAll(async () => {
  bench = await openLedgerBench();
  await bench.sql(
    `insert into ledger_origins (number, origin, former_origin, id, statement, salt, cosigned_notes)
     values (1, $1, $2, $3, '{}', $4, '{vouched}')`,
    [inForce, origin, randomUUIDv7(), randomBytes(32)],
  );
  entry = await bench.addLeaves([randomUUIDv7()], [leafHash]);
});
afterAll(() => bench.close());

const numberedUnder = async (of: string): Promise<unknown> => {
  const note = `${of}\n1\n${leafHash.toString('base64')}\n`;
  const values = [0, entry, [], [], [], leafHash, note];
  const [row] = await bench.sql('select append_to_ledger($1, $2, $3, $4, $5, $6, $7) as outcome', values);
  return row?.['outcome'];
};

const begun = async (former: string, next: string): Promise<unknown> => {
  const note = `${next}\n1\n${leafHash.toString('base64')}\n`;
  const [row] = await bench.sql(
    `select begin_ledger_origin($1, 0, $2, $3, '{}', $4, $5, $6, '{}', $7, 'essai') as outcome`,
    [former, next, randomUUIDv7(), randomBytes(32), leafHash, note, randomUUIDv7()],
  );
  return row?.['outcome'];
};

test.each([
  ['follows one that is no longer in force', origin, 'journal.example/essai-3'],
  ['is the one in force', inForce, inForce],
  ['was used before', inForce, origin],
])('no origin is begun that %s', async (_, former, next) => {
  expect(await begun(former, next)).toBe('other-origin');
  expect(await bench.sql('select origin from ledger_origins')).toEqual([{ origin: inForce }]);
});

test('nothing is numbered under a former origin, and all goes on under the one in force', async () => {
  expect(await numberedUnder(origin)).toBe('other-origin');
  expect(await bench.sql('select 1 from ledger_checkpoints')).toEqual([]);
  expect(await numberedUnder(inForce)).toBe('appended');
});

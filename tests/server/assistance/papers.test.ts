/** Without papers that the counter accepted for this very visit, nobody answers for somebody else. */
import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { papersAccepted } from '../../../server/src/assistance/papers.ts';
import { type Database, openDatabase } from '../../../server/src/db/database.ts';
import { createLog } from '../../../server/src/log.ts';
import { openVault } from '../../../server/src/secrets/open-vault.ts';
import {
  type BenchKiosk,
  type CounterBench,
  nameOnPapers,
  papersOf,
  startCounterBench,
} from '../support/counter-bench.ts';

let bench: CounterBench;
let kiosk: BenchKiosk;
let neighbour: BenchKiosk;
let database: Database;

beforeAll(async () => {
  bench = await startCounterBench();
  kiosk = await bench.kiosk('Pharmacie du Port');
  neighbour = await bench.kiosk('Pharmacie du Port');
  database = openDatabase({ url: bench.server.config.DATABASE_URL, log: createLog('silent'), poolSize: 1 });
});
afterAll(async () => {
  await database.close();
  await bench.stop();
});

/** A guardian's papers, shown at the kiosk and accepted at the counter. */
async function accepted(): Promise<{ callId: string; kioskId: string; visitId: string }> {
  const [callId, visitId] = [randomUUIDv7(), randomUUIDv7()];
  await kiosk.place(papersOf(visitId, 'guardian'), callId);
  const staff = await bench.staff(kiosk.site);
  await staff.act(callId, { act: 'take' });
  const said = { relation: 'guardian', opinion: 'disagrees', name: nameOnPapers } as const;
  await staff.act(callId, { act: 'accept-papers', ...said });
  return { callId, visitId, kioskId: kiosk.id };
}

test('accepted papers tell who stood there, their name and relation, and what the represented person said', async () => {
  expect(await papersAccepted(database, openVault(bench.server.config))(await accepted())).toEqual({
    as: 'guardian',
    relation: 'guardian',
    opinion: 'disagrees',
    name: nameOnPapers,
  });
});

test('they serve this call, this kiosk and this visit only', async () => {
  const papers = papersAccepted(database, openVault(bench.server.config));
  const seen = await accepted();
  expect(await papers({ ...seen, callId: randomUUIDv7() })).toBeNull();
  expect(await papers({ ...seen, kioskId: neighbour.id })).toBeNull();
  expect(await papers({ ...seen, visitId: randomUUIDv7() })).toBeNull();
});

test('after two hours they must be shown again', async () => {
  const seen = await accepted();
  const age = (interval: string) =>
    bench.server.sql('update calls set over_at = now() - $2::interval where id = $1', [
      seen.callId,
      interval,
    ]);
  await age('1 hour 59 minutes');
  expect(await papersAccepted(database, openVault(bench.server.config))(seen)).not.toBeNull();
  await age('2 hours 1 minute');
  expect(await papersAccepted(database, openVault(bench.server.config))(seen)).toBeNull();
});

test('a call that waits, is taken, withdrawn or was not accepted shows no papers', async () => {
  const papers = papersAccepted(database, openVault(bench.server.config));
  const staff = await bench.staff(kiosk.site);
  const [callId, visitId] = [randomUUIDv7(), randomUUIDv7()];
  const asked = { callId, visitId, kioskId: kiosk.id };
  await kiosk.place(papersOf(visitId), callId);
  expect(await papers(asked)).toBeNull();
  await staff.act(callId, { act: 'take' });
  expect(await papers(asked)).toBeNull();
  await staff.act(callId, { act: 'not-accept-papers' });
  expect(await papers(asked)).toBeNull();
});

/** Without papers that the counter accepted for this very visit, nobody answers for somebody else. */
import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { papersAccepted } from '../../../server/src/assistance/papers.ts';
import { type Database, openDatabase } from '../../../server/src/db/database.ts';
import { createLog } from '../../../server/src/log.ts';
import { type BenchKiosk, type CounterBench, papersOf, startCounterBench } from '../support/counter-bench.ts';

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
  await staff.act(callId, { act: 'accept-papers', relation: 'guardian', opinion: 'disagrees' });
  return { callId, visitId, kioskId: kiosk.id };
}

test('accepted papers tell who stood there, the relation, and what the represented person said', async () => {
  expect(await papersAccepted(database)(await accepted())).toEqual({
    as: 'guardian',
    relation: 'guardian',
    opinion: 'disagrees',
  });
});

test('they serve this call, this kiosk and this visit only', async () => {
  const papers = papersAccepted(database);
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
  expect(await papersAccepted(database)(seen)).not.toBeNull();
  await age('2 hours 1 minute');
  expect(await papersAccepted(database)(seen)).toBeNull();
});

test('a call that waits, is taken, withdrawn or was not accepted shows no papers', async () => {
  const papers = papersAccepted(database);
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

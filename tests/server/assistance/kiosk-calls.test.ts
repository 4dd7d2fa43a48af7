/** What a kiosk says and hears of its calls, on a real database, over mutual TLS. */
import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type BenchKiosk,
  type CounterBench,
  help,
  nameOnPapers,
  papersOf,
  startCounterBench,
} from '../support/counter-bench.ts';

let bench: CounterBench;
let kiosk: BenchKiosk;
let neighbour: BenchKiosk;
let elsewhere: BenchKiosk;

beforeAll(async () => {
  bench = await startCounterBench();
  kiosk = await bench.kiosk('Pharmacie du Port');
  neighbour = await bench.kiosk('Pharmacie du Port');
  elsewhere = await bench.kiosk('CPAM de la Gare');
});
afterAll(() => bench.stop());

const waiting = { state: 'waiting', ahead: 0, verdict: null };
const notOpen = { status: 409, body: { code: 'call-not-open' } };

async function clear(...kiosks: BenchKiosk[]): Promise<void> {
  const ids = kiosks.map(({ id }) => id);
  await bench.server.sql(
    `update calls set state = 'over', over_at = now() - interval '1 hour' where kiosk_id = any($1)`,
    [ids],
  );
}

test('a call waits, and the same call again after a lost answer is one call', async () => {
  const callId = randomUUIDv7();
  expect(await kiosk.place(help, callId)).toMatchObject({ status: 200, body: { callId, ...waiting } });
  expect(await kiosk.place(help, callId)).toMatchObject({ status: 200, body: { callId, ...waiting } });
  expect(await bench.server.sql('select 1 from calls where id = $1', [callId])).toHaveLength(1);
  await clear(kiosk);
});

test('the same id with other content, and another kiosk’s id, are refused by name', async () => {
  const callId = randomUUIDv7();
  await kiosk.place(help, callId);
  expect(await kiosk.place({ kind: 'explanation' }, callId)).toMatchObject({
    status: 409,
    body: { code: 'request-id-reused' },
  });
  expect(await neighbour.place(help, callId)).toMatchObject(notOpen);
  expect(await neighbour.withdraw(callId)).toMatchObject(notOpen);
  expect((await kiosk.place(help, callId)).body).toMatchObject(waiting);
  await clear(kiosk);
});

test('who called before at this site is counted; another site is not', async () => {
  await kiosk.place(help);
  await elsewhere.place(help);
  expect((await neighbour.place(help)).body).toMatchObject({ state: 'waiting', ahead: 1 });
  await clear(kiosk, neighbour, elsewhere);
});

test('who needs more than at first keeps their place; another visit, or one that was met, waits anew', async () => {
  const visitId = randomUUIDv7();
  const inVisit = { ...help, visitId };
  const first = randomUUIDv7();
  await kiosk.place(inVisit, first);
  await neighbour.place(help);
  const more = await kiosk.place({ ...inVisit, kind: 'explanation' });
  expect(more.body).toMatchObject({ state: 'waiting', ahead: 0 });
  // The kiosk takes the former one back side by side: whichever comes first.
  await kiosk.withdraw((more.body as { callId: string }).callId);
  expect((await kiosk.place(inVisit)).body).toMatchObject({ state: 'waiting', ahead: 0 });
  expect((await kiosk.place({ ...help, visitId: randomUUIDv7() })).body).toMatchObject({ ahead: 1 });
  await clear(kiosk);
  const met = await kiosk.place(inVisit);
  expect(met.body).toMatchObject({ ahead: 1 });
  await clear(kiosk, neighbour);
});

test('withdrawn, a call is over, twice without harm, and placing it again does not wake it', async () => {
  const callId = randomUUIDv7();
  await kiosk.place(help, callId);
  expect(await kiosk.withdraw(callId)).toMatchObject({ status: 204 });
  expect(await kiosk.withdraw(callId)).toMatchObject({ status: 204 });
  expect((await kiosk.place(help, callId)).body).toMatchObject({ state: 'over', verdict: null });
});

test('a withdrawal that overtakes its call ends it before anybody sees it', async () => {
  const callId = randomUUIDv7();
  expect((await kiosk.withdraw(callId)).status).toBe(204);
  const visitId = randomUUIDv7();
  expect((await kiosk.place(papersOf(visitId), callId)).body).toMatchObject({ state: 'over', verdict: null });
});

test('a new call of a kiosk ends the one that it had forgotten', async () => {
  const forgotten = randomUUIDv7();
  await kiosk.place(help, forgotten);
  const stream = await kiosk.listen();
  await kiosk.place({ kind: 'explanation', visitId: randomUUIDv7() });
  await expect
    .poll(() => kiosk.heard(stream))
    .toContainEqual({ callId: forgotten, state: 'over', ahead: 0, verdict: null });
  stream.close();
  await clear(kiosk);
});

test('two calls of one kiosk at the same moment leave one open', async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => kiosk.place({ ...help, visitId: randomUUIDv7() })),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
  const open = await bench.server.sql(`select 1 from calls where kiosk_id = $1 and state <> 'over'`, [
    kiosk.id,
  ]);
  expect(open).toHaveLength(1);
  await clear(kiosk);
});

test.each([
  ['papers without who shows them', { kind: 'papers', visitId: randomUUIDv7(), as: null }],
  ['papers outside a visit', { kind: 'papers', visitId: null, as: 'parent' }],
  ['help as a parent', { kind: 'help', visitId: null, as: 'parent' }],
  ['an unknown kind', { kind: 'coffee', visitId: null, as: null }],
  ['one field too many', { ...help, note: 'Mme D.' }],
  ['a visit id of another kind', { ...help, visitId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301' }],
])('%s: refused as malformed, and nothing is kept', async (_title, body) => {
  const callId = randomUUIDv7();
  const answer = await kiosk.send('PUT', `/v1/calls/${callId}`, body);
  expect(answer).toMatchObject({ status: 400, body: { code: 'malformed-request' } });
  expect(await bench.server.sql('select 1 from calls where id = $1', [callId])).toEqual([]);
});

test('the stream tells open calls first, each change, and the end of each call once', async () => {
  const callId = randomUUIDv7();
  await kiosk.place(help, callId);
  const stream = await kiosk.listen();
  const other = await kiosk.listen();
  await stream.ended;
  await expect.poll(() => kiosk.calls(other)).toMatchObject([{ callId, ...waiting }]);
  await kiosk.withdraw(callId);
  await expect
    .poll(() => kiosk.heard(other))
    .toContainEqual(expect.objectContaining({ callId, state: 'over' }));
  const next = randomUUIDv7();
  await kiosk.place(help, next);
  await expect.poll(() => kiosk.calls(other).map((call) => call.callId)).toEqual([next]);
  const ends = other.events.filter(({ data }) => JSON.stringify(data).includes(callId));
  expect(ends.filter(({ data }) => JSON.stringify(data).includes('over'))).toHaveLength(1);
  expect(other.events.every(({ event }) => event === 'calls')).toBe(true);
  other.close();
  await clear(kiosk);
});

test('a kiosk that lost its stream hears how its call ended meanwhile', async () => {
  const visitId = randomUUIDv7();
  const callId = randomUUIDv7();
  await kiosk.place(papersOf(visitId), callId);
  const staff = await bench.staff(kiosk.site);
  await staff.act(callId, { act: 'take' });
  await staff.act(callId, {
    act: 'accept-papers',
    relation: 'mother',
    opinion: 'agrees',
    name: nameOnPapers,
  });
  const stream = await kiosk.listen();
  await expect
    .poll(() => kiosk.heard(stream))
    .toContainEqual({ callId, state: 'over', ahead: 0, verdict: 'accepted' });
  stream.close();
});

test('a kiosk hears nothing of another one’s calls, even at its own site', async () => {
  const stream = await neighbour.listen();
  const mine = randomUUIDv7();
  await kiosk.place(help);
  await neighbour.place(help, mine);
  await expect.poll(() => neighbour.calls(stream)).toMatchObject([{ callId: mine, ahead: 1 }]);
  await clear(kiosk);
  await expect.poll(() => neighbour.calls(stream)).toMatchObject([{ callId: mine, ahead: 0 }]);
  stream.close();
  await clear(neighbour);
});

test('a revoked kiosk’s stream ends at the next change, and a new one is refused', async () => {
  const revoked = await bench.kiosk('CPAM de la Gare');
  const stream = await revoked.listen();
  await bench.server.sql('update kiosks set revoked_at = now() where id = $1', [revoked.id]);
  await elsewhere.place(help);
  await stream.ended;
  expect((await revoked.listen()).status).toBe(403);
  await clear(elsewhere);
});

test('a phase outside the closed list is refused, and a known one is kept', async () => {
  const tell = (phase: unknown) => kiosk.send('PUT', '/v1/kiosk/phase', { phase });
  expect(await tell('said-no')).toMatchObject({ status: 400, body: { code: 'malformed-request' } });
  expect(await tell('deciding')).toMatchObject({ status: 204 });
  expect(await tell('ending')).toMatchObject({ status: 204 });
  expect(await bench.server.sql('select phase from kiosk_phases where kiosk_id = $1', [kiosk.id])).toEqual([
    { phase: 'ending' },
  ]);
});

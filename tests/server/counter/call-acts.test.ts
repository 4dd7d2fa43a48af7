/** What somebody of the counter may do with a call, and what the audit keeps of it. */
import { randomUUIDv7 } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { CallAct } from '../../../server/contract/counter.ts';
import type { PlaceCall } from '../../../server/contract/index.ts';
import {
  type BenchKiosk,
  type BenchStaff,
  type CounterBench,
  help,
  nameOnPapers,
  papersOf,
  startCounterBench,
} from '../support/counter-bench.ts';

let bench: CounterBench;
let kiosk: BenchKiosk;
let staff: BenchStaff;
let colleague: BenchStaff;
beforeAll(async () => {
  bench = await startCounterBench();
  kiosk = await bench.kiosk('Pharmacie du Port');
  staff = await bench.staff(kiosk.site);
  colleague = await bench.staff(kiosk.site, 'essai-preparatrice');
});
afterEach(() => bench.server.sql(`update calls set state = 'over', over_at = now() where state <> 'over'`));
afterAll(() => bench.stop());

const done = { status: 200, body: { answer: 'done' } };
const notOpen = { status: 409, body: { answer: 'not-open' } };
const accept = { act: 'accept-papers', relation: 'mother', opinion: 'agrees', name: nameOnPapers } as const;

async function placed(call: PlaceCall): Promise<string> {
  const callId = randomUUIDv7();
  expect((await kiosk.place(call, callId)).status).toBe(200);
  return callId;
}

async function taken(call: PlaceCall): Promise<string> {
  const callId = await placed(call);
  expect(await staff.act(callId, { act: 'take' })).toMatchObject(done);
  return callId;
}

function audited(callId: string): Promise<Record<string, unknown>[]> {
  return bench.server.sql(
    `select type, kiosk_id, record_id, detail from audit_events where detail like '%' || $1 order by at, id`,
    [callId],
  );
}

async function stateOf(callId: string, call: PlaceCall): Promise<unknown> {
  return (await kiosk.place(call, callId)).body;
}

test('take, then accept the papers: the kiosk is told, and the audit names who did both', async () => {
  const papers = papersOf(randomUUIDv7());
  const callId = await taken(papers);
  expect(await stateOf(callId, papers)).toMatchObject({ state: 'taken', verdict: null });
  expect(await colleague.act(callId, accept)).toMatchObject(done);
  expect(await stateOf(callId, papers)).toMatchObject({ state: 'over', verdict: 'accepted' });
  const row = { kiosk_id: kiosk.id, record_id: null };
  expect(await audited(callId)).toEqual([
    { ...row, type: 'call-taken', detail: `essai-pharmacien:${callId}` },
    { ...row, type: 'papers-accepted', detail: `essai-preparatrice:${callId}` },
  ]);
});

test.each<[string, PlaceCall, CallAct, unknown, string]>([
  [
    'papers not accepted',
    papersOf(randomUUIDv7()),
    { act: 'not-accept-papers' },
    'not-accepted',
    'papers-not-accepted',
  ],
  [
    'an explanation confirmed',
    { ...help, kind: 'explanation', visitId: randomUUIDv7() },
    { act: 'explained' },
    'explained',
    'explanation-confirmed',
  ],
])('%s ends the call with its verdict', async (_title, call, act, verdict, event) => {
  const callId = await taken(call);
  expect(await staff.act(callId, act)).toMatchObject(done);
  expect(await stateOf(callId, call)).toMatchObject({ state: 'over', verdict });
  expect((await audited(callId)).map(({ type }) => type)).toEqual(['call-taken', event]);
});

test('an act repeated after a lost answer is done, and audited once', async () => {
  const callId = await taken(papersOf(randomUUIDv7()));
  expect(await staff.act(callId, { act: 'take' })).toMatchObject(done);
  expect(await staff.act(callId, accept)).toMatchObject(done);
  expect(await staff.act(callId, accept)).toMatchObject(done);
  expect(await audited(callId)).toHaveLength(2);
});

test('a verdict once given cannot be turned round', async () => {
  const callId = await taken(papersOf(randomUUIDv7()));
  await staff.act(callId, { act: 'not-accept-papers' });
  expect(await staff.act(callId, accept)).toMatchObject(notOpen);
  expect(await staff.act(callId, { ...accept, opinion: 'disagrees' })).toMatchObject(notOpen);
  expect(await staff.act(callId, { act: 'take' })).toMatchObject(notOpen);
});

test('of two who take a call at once, one has it', async () => {
  const callId = await placed(help);
  const answers = await Promise.all([
    staff.act(callId, { act: 'take' }),
    colleague.act(callId, { act: 'take' }),
  ]);
  expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409]);
  expect(await audited(callId)).toHaveLength(1);
});

test.each<[string, PlaceCall, CallAct]>([
  ['papers that nobody came to see', papersOf(randomUUIDv7()), accept],
  ['an explanation that nobody came to give', { ...help, kind: 'explanation' }, { act: 'explained' }],
])('no verdict on %s', async (_title, call, act) => {
  const callId = await placed(call);
  expect(await staff.act(callId, act)).toMatchObject(notOpen);
  expect(await stateOf(callId, call)).toMatchObject({ state: 'waiting', verdict: null });
  expect(await audited(callId)).toEqual([]);
});

test.each<[string, PlaceCall, CallAct]>([
  ['papers cannot just end', papersOf(randomUUIDv7()), { act: 'end' }],
  ['help has no papers', help, accept],
  ['help is no explanation', help, { act: 'explained' }],
  ['papers are no explanation', papersOf(randomUUIDv7()), { act: 'explained' }],
  ['an explanation has no papers', { ...help, kind: 'explanation' }, { act: 'not-accept-papers' }],
])('%s', async (_title, call, act) => {
  const callId = await taken(call);
  expect(await staff.act(callId, act)).toMatchObject(notOpen);
  expect(await stateOf(callId, call)).toMatchObject({ state: 'taken' });
});

test('a protected adult is represented by whoever is in charge of the measure: no other relation is kept', async () => {
  const guardian = papersOf(randomUUIDv7(), 'guardian');
  const callId = await taken(guardian);
  expect(await staff.act(callId, accept)).toMatchObject(notOpen);
  expect(await stateOf(callId, guardian)).toMatchObject({ state: 'taken' });
  expect(await staff.act(callId, { ...accept, relation: 'guardian' })).toMatchObject(done);
});

test('help and a forgotten card end without a verdict, taken or not, and twice without harm', async () => {
  for (const call of [help, { ...help, kind: 'card-forgotten' } as const]) {
    const callId = await placed(call);
    expect(await staff.act(callId, { act: 'end' })).toMatchObject(done);
    expect(await staff.act(callId, { act: 'end' })).toMatchObject(done);
    expect(await stateOf(callId, call)).toMatchObject({ state: 'over', verdict: null });
  }
});

test('a call of another site does not exist here, nor does one that was withdrawn', async () => {
  const elsewhere = await bench.kiosk('CPAM de la Gare');
  const [callId, gone] = [randomUUIDv7(), await placed(help)];
  await elsewhere.place(help, callId);
  await kiosk.withdraw(gone);
  for (const act of [{ act: 'take' }, { act: 'end' }] as const) {
    expect(await staff.act(callId, act)).toMatchObject(notOpen);
  }
  expect(await staff.act(gone, { act: 'take' })).toMatchObject(notOpen);
  expect((await elsewhere.place(help, callId)).body).toMatchObject({ state: 'waiting' });
  expect(await audited(callId)).toEqual([]);
});

test('no audit, no act: when the trail cannot be written, nothing has happened', async () => {
  const papers = papersOf(randomUUIDv7());
  const callId = await taken(papers);
  await bench.server.sql('alter table audit_events rename to audit_events_hidden');
  const answer = await staff.act(callId, accept);
  await bench.server.sql('alter table audit_events_hidden rename to audit_events');
  expect(answer.status).toBe(500);
  expect(await stateOf(callId, papers)).toMatchObject({ state: 'taken', verdict: null });
});

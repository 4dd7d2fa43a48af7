/** Reopenings (TD1.2): a new consent over a record that was closed, or whose opening was opposed. */
import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Identity } from '../../../server/contract/index.ts';
import type { Opening } from '../support/evidence.ts';
import type { Answer } from '../support/kiosk-client.ts';
import { anyDigest, closureFor, requestFor, someone } from '../support/people.ts';
import { type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';

let server: ServerUnderTest;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const reopening = (identity: Identity): Opening => ({
  ...requestFor(identity, anyDigest()),
  act: 'reopen',
});
const ask = (request: Opening, requestId: string = randomUUIDv7()): Promise<Answer> =>
  server.kiosk.create(requestId, request);
const effects = ({ nir }: Identity): [number, number, number] => {
  const count = (list: readonly string[]): number => list.filter((each) => each === nir).length;
  return [count(server.dmp.creations), count(server.dmp.closures), count(server.dmp.reactivations)];
};

/** Somebody whose record was closed elsewhere. */
function former(): Identity {
  const identity = someone();
  server.dmp.act({ identity });
  server.dmp.shut({ identity });
  return identity;
}

test('a closed record is asked about, then opened again, with the new consent and the new choices', async () => {
  const identity = former();
  const request = reopening(identity);
  const consent = { ...request.consent, breakGlassConsent: false, emergencyCallConsent: true };
  const requestId = randomUUIDv7();
  expect((await ask({ ...request, consent }, requestId)).body).toEqual({ outcome: 'created' });
  expect(server.dmp.callsFor(identity.nir)).toEqual(['find', 'reactivate']);
  expect(server.dmp.openings.at(-1)).toMatchObject({
    consent: { breakGlassConsent: false, emergencyCallConsent: true },
    representative: null,
  });
  expect(effects(identity)).toEqual([1, 1, 1]);
  const rows = await server.sql('select act, state, sends from records where id = $1', [requestId]);
  expect(rows).toEqual([{ act: 'reopen', state: 'created', sends: 1 }]);
  expect(
    await server.sql(`select detail from audit_events where record_id = $1 and type = 'record-requested'`, [
      requestId,
    ]),
  ).toEqual([{ detail: 'reopen' }]);
});

test('opened, closed and opened again at this kiosk: our own former opening is not in the way', async () => {
  const identity = someone();
  const first = randomUUIDv7();
  await ask(requestFor(identity, anyDigest()), first);
  expect((await server.kiosk.close(randomUUIDv7(), closureFor(identity))).body).toEqual({
    outcome: 'closed',
  });
  const second = randomUUIDv7();
  expect((await ask(reopening(identity), second)).body).toEqual({ outcome: 'created' });
  expect(effects(identity)).toEqual([1, 1, 1]);
  const states = await server.sql('select id, state from records where id = any($1) order by requested_at', [
    [first, second],
  ]);
  expect(states).toEqual([
    { id: first, state: 'closed' },
    { id: second, state: 'created' },
  ]);
  // And once more, all the way.
  expect((await server.kiosk.close(randomUUIDv7(), closureFor(identity))).body).toEqual({
    outcome: 'closed',
  });
  expect((await ask(reopening(identity))).body).toEqual({ outcome: 'created' });
  expect(effects(identity)).toEqual([1, 2, 2]);
});

test('our own opening that was closed elsewhere is not in the way either: the national service says so first', async () => {
  const identity = someone();
  const first = randomUUIDv7();
  await ask(requestFor(identity, anyDigest()), first);
  server.dmp.shut({ identity });
  expect((await ask(reopening(identity))).body).toEqual({ outcome: 'created' });
  expect(await server.sql('select state from records where id = $1', [first])).toEqual([{ state: 'closed' }]);
  expect(await server.sql('select 1 from live_activation_codes where record_id = $1', [first])).toEqual([]);
  expect(
    await server.sql(`select detail from audit_events where record_id = $1 and type = 'record-closed'`, [
      first,
    ]),
  ).toEqual([{ detail: 'found' }]);
});

test('a reopening asked about a record that is open touches nothing: not ours, not its code', async () => {
  const identity = someone();
  const first = randomUUIDv7();
  await ask(requestFor(identity, anyDigest()), first);
  expect((await ask(reopening(identity))).body).toEqual({ outcome: 'already-exists' });
  expect(server.dmp.callsFor(identity.nir)).toEqual(['create', 'find']);
  expect(await server.sql('select state from records where id = $1', [first])).toEqual([
    { state: 'created' },
  ]);
  expect(
    await server.sql('select count(*)::int as live from live_activation_codes where record_id = $1', [first]),
  ).toEqual([{ live: 1 }]);
});

test('an opening asked again over our own open record is still refused', async () => {
  const identity = someone();
  await ask(requestFor(identity, anyDigest()));
  expect(await ask(requestFor(identity, anyDigest()))).toMatchObject({
    status: 409,
    body: { code: 'person-already-served' },
  });
});

test('an opposed opening is reopened, a record that never was is not', async () => {
  const identity = former();
  server.dmp.nextFinds.push({ outcome: 'opposed', since: '2026-01-31', linkedToMes: false });
  expect((await ask(reopening(identity))).body).toEqual({ outcome: 'created' });
  const nobody = someone();
  expect((await ask(reopening(nobody))).body).toEqual({ outcome: 'refused' });
  expect(server.dmp.callsFor(nobody.nir)).toEqual(['find']);
});

test('a closed record of Mon espace santé is left alone', async () => {
  const identity = former();
  server.dmp.link({ identity });
  expect((await ask(reopening(identity))).body).toEqual({ outcome: 'refused' });
  expect(server.dmp.callsFor(identity.nir)).toEqual(['find']);
});

test('a lost answer: TD0.2 finds it open, and nothing is sent twice', async () => {
  const identity = former();
  server.dmp.nextReactivates.push(async (opening) => {
    server.dmp.reopen(opening);
    return { outcome: 'uncertain', reason: 'cut' };
  });
  expect((await ask(reopening(identity))).body).toEqual({ outcome: 'created' });
  expect(server.dmp.callsFor(identity.nir)).toEqual(['find', 'reactivate', 'find']);
  expect(effects(identity)).toEqual([1, 1, 1]);
});

test('a request lost on its way is sent again once TD0.2 still says closed', async () => {
  const identity = former();
  server.dmp.nextReactivates.push({ outcome: 'uncertain', reason: 'timeout' });
  expect((await ask(reopening(identity))).body).toEqual({ outcome: 'created' });
  expect(server.dmp.callsFor(identity.nir)).toEqual(['find', 'reactivate', 'find', 'reactivate']);
  expect(effects(identity)).toEqual([1, 1, 1]);
});

test('twenty kiosks reopen one record at once: one does', async () => {
  const identity = former();
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask(reopening(identity))));
  expect(effects(identity)).toEqual([1, 1, 1]);
  // Whoever comes after the first is done finds the record open.
  const told = answers.map(({ status, body }) => (status === 200 ? JSON.stringify(body) : status));
  expect(told.filter((each) => each === '{"outcome":"created"}')).toHaveLength(1);
  expect(told.filter((each) => each !== 409 && each !== '{"outcome":"created"}')).toEqual(
    told.filter((each) => each === '{"outcome":"already-exists"}'),
  );
});

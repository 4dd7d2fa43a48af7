/** The whole line of a closure on the real wire: kiosk under mutual TLS, server, PostgreSQL, SOAP, simulated service. */
import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { soapDmp } from '../../../server/src/dmp/soap-dmp.ts';
import { type NationalSimulator, startNationalSimulator } from '../../support/national-simulator.ts';
import { gatewayOptions } from '../dmp/gateway.ts';
import { anyDigest, closureFor, requestFor, someone } from '../support/people.ts';
import { type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';

let national: NationalSimulator;
let server: ServerUnderTest;
beforeAll(async () => {
  national = await startNationalSimulator();
  server = await startTestServer({
    national: soapDmp(await gatewayOptions(national.url)),
    environment: { SETTLEMENT_WAIT_MS: '25000' },
  });
});
afterAll(async () => {
  await server.stop();
  await national.stop();
});
beforeEach(async () => {
  await national.setMode('ok');
  await national.clear();
});

const statusOf = async (identity: ReturnType<typeof someone>): Promise<unknown> =>
  (await server.kiosk.send('POST', '/v1/status', { identity })).body;
const close = async (identity: ReturnType<typeof someone>): Promise<unknown> =>
  (await server.kiosk.close(randomUUIDv7(), closureFor(identity))).body;

test('opened, closed, opened again: each step once, and each status with its day', async () => {
  const identity = someone();
  const opening = requestFor(identity, anyDigest());
  expect((await server.kiosk.create(randomUUIDv7(), opening)).body).toEqual({ outcome: 'created' });
  expect(await close(identity)).toEqual({ outcome: 'closed' });
  expect(await statusOf(identity)).toEqual({
    status: 'closed',
    since: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    linkedToMes: false,
  });
  const again = { ...opening, act: 'reopen', activationDigest: anyDigest() } as const;
  expect((await server.kiosk.create(randomUUIDv7(), again)).body).toEqual({ outcome: 'created' });
  expect(await statusOf(identity)).toEqual({ status: 'open', since: null, linkedToMes: false });
  expect(await national.state()).toMatchObject({ creations: 1, closures: 1, reactivations: 1 });
});

test.each(['lost-answer', 'half-answer', 'nonsense', 'other-answer', 'lost-request', 'http-500', 'broken'])(
  'a closure that meets %s is closed, and once',
  async (mode) => {
    const identity = someone();
    await national.putRecord({ ins: identity.nir, status: 'open' });
    await national.setMode(mode, 1, { on: 'terminate' });
    expect(await close(identity)).toEqual({ outcome: 'closed' });
    expect(await national.records()).toMatchObject([{ status: 'closed', closures: 1 }]);
  },
);

test('a refusal of the service is told as one, and the record is what it was', async () => {
  const identity = someone();
  await national.putRecord({ ins: identity.nir, status: 'open' });
  await national.setMode('fault', 1, { on: 'terminate', subcode: 'DMPSimulatedRefusal' });
  expect(await close(identity)).toEqual({ outcome: 'refused' });
  expect(await statusOf(identity)).toMatchObject({ status: 'open' });
});

test('a service that is down: pending, and closed when it is back', async () => {
  const identity = someone();
  await national.putRecord({ ins: identity.nir, status: 'open' });
  await national.setMode('down');
  const requestId = randomUUIDv7();
  expect((await server.kiosk.close(requestId, closureFor(identity), 1)).body).toEqual({ outcome: 'pending' });
  await national.setMode('ok');
  await expect
    .poll(async () => (await server.kiosk.close(requestId, closureFor(identity), 5)).body, {
      timeout: 25_000,
    })
    .toEqual({ outcome: 'closed' });
  expect((await national.state()).closures).toBe(1);
});

test('an opposed opening is told with its day, and reopened', async () => {
  const identity = someone();
  await national.putRecord({ ins: identity.nir, status: 'opposed', since: '2026-03-04' });
  expect(await statusOf(identity)).toEqual({ status: 'opposed', since: '2026-03-04', linkedToMes: false });
  const reopening = { ...requestFor(identity, anyDigest()), act: 'reopen' } as const;
  expect((await server.kiosk.create(randomUUIDv7(), reopening)).body).toEqual({ outcome: 'created' });
  expect(await national.state()).toMatchObject({ creations: 0, reactivations: 1 });
});

test('a record of Mon espace santé: no TD1.2 and no TD1.4 reaches the service', async () => {
  const identity = someone();
  await national.putRecord({ ins: identity.nir, status: 'open', linkedToMes: true });
  const before = (await national.state()).requests;
  expect(await close(identity)).toEqual({ outcome: 'refused' });
  await national.putRecord({ ins: identity.nir, status: 'closed', linkedToMes: true });
  const reopening = { ...requestFor(identity, anyDigest()), act: 'reopen' } as const;
  expect((await server.kiosk.create(randomUUIDv7(), reopening)).body).toEqual({ outcome: 'refused' });
  // Two questions, and nothing else.
  expect((await national.state()).requests - before).toBe(2);
});

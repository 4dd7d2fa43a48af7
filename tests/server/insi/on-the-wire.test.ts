/** An opening from the kiosk to both simulated services: INSi, then the DMP, over mutual TLS, with PostgreSQL between. */
import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { soapDmp } from '../../../server/src/dmp/soap-dmp.ts';
import { qualifiedDmp } from '../../../server/src/insi/qualified-dmp.ts';
import { remembering } from '../../../server/src/insi/remembered.ts';
import { soapInsi } from '../../../server/src/insi/soap-insi.ts';
import { type NationalSimulator, startNationalSimulator } from '../../support/national-simulator.ts';
import { gatewayOptions, insOid } from '../dmp/gateway.ts';
import { anyDigest, helene, person, requestFor, someone } from '../support/people.ts';
import { type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';
import { insiOptions } from './insi-in-hand.ts';

let national: NationalSimulator;
let server: ServerUnderTest;
beforeAll(async () => {
  national = await startNationalSimulator();
  const dmp = soapDmp(await gatewayOptions(national.url));
  const insi = soapInsi(await insiOptions(national.url));
  const remembered = remembering(insi);
  const qualified = qualifiedDmp({ dmp, insi: remembered, insOid, mode: 'development' });
  server = await startTestServer({ national: qualified });
});
afterAll(async () => {
  await server.stop();
  await national.stop();
});
beforeEach(async () => {
  await national.setMode('ok');
  await national.clear();
});

const askStatus = (identity: typeof helene) => server.kiosk.send('POST', '/v1/status', { identity });

async function open(identity: typeof helene): Promise<{ answer: unknown; told: unknown[] }> {
  const id = randomUUIDv7();
  const { body } = await server.kiosk.create(id, requestFor(identity, anyDigest()));
  const told = await server.sql(
    'select type, detail from audit_events where record_id = $1 order by at, id',
    [id],
  );
  return { answer: body, told: told.map(({ type, detail }) => [type, detail]) };
}

test('EX_GEN-1250: the record is opened under the matricule of INSi, which is no more that of the card', async () => {
  const nour = person('280127800600094', 'ESSAI-CHANGE', 'NOUR', '19800203');
  expect((await open(nour)).answer).toEqual({ outcome: 'created' });
  expect(await national.records()).toMatchObject([{ ins: '280027800600031', creations: 1 }]);
});

test('somebody whom INSi does not know: a refusal that says why, and the DMP is never asked', async () => {
  const { answer, told } = await open(someone());
  expect(answer).toEqual({ outcome: 'refused' });
  expect(told.at(-1)).toEqual(['record-refused', 'kiosk.insi-none']);
  expect(await national.state()).toMatchObject({ requests: 1, creations: 0, records: [] });
});

test('one search for the whole of an act: asked about, opened, and asked about again', async () => {
  const jeanne = person('255081416802538', 'MARTIN-TEST', 'JEANNE', '19550812');
  expect((await askStatus(jeanne)).body).toMatchObject({ status: 'none' });
  expect((await open(jeanne)).answer).toEqual({ outcome: 'created' });
  expect((await askStatus(jeanne)).body).toMatchObject({ status: 'open' });
  // INSi, TD0.2, TD1.1, TD0.2.
  expect(await national.state()).toMatchObject({ requests: 4, creations: 1 });
});

test('the family of twelve of the demonstrations can be opened: INSi knows its first holder', async () => {
  const first = person('101017800600056', 'NOMDEFAMILLELONG', 'PRENOMA', '20010130');
  expect((await open(first)).answer).toEqual({ outcome: 'created' });
});

test('whom INSi does not know is told so when their record is asked about, and which trait it is stays here', async () => {
  const { status, body } = await askStatus(someone());
  expect([status, body]).toEqual([409, { code: 'identity-not-recognised', reference: expect.any(String) }]);
});

test('INSi out of order for a while: it is asked again, and the record is opened once', async () => {
  await national.setMode('broken', 1, { on: 'insi-traits' });
  const { answer, told } = await open(helene);
  expect(answer).toEqual({ outcome: 'created' });
  expect(told).toEqual([
    ['record-requested', null],
    ['sending-begun', null],
    ['sending-failed', 'http-status'],
    ['sending-begun', null],
    ['record-created', 'answered'],
  ]);
  expect(await national.records()).toMatchObject([{ ins: helene.nir, creations: 1 }]);
});

test('a DMP whose answer is lost after INSi answered: TD0.2 under the same INS, and one creation', async () => {
  const ange = person('184052A32100030', 'SANTONI', 'ANGE', '19840512');
  await national.setMode('lost-answer', 1, { on: 'create' });
  expect((await open(ange)).answer).toEqual({ outcome: 'created' });
  expect(await national.records()).toMatchObject([{ ins: ange.nir, creations: 1 }]);
});

test('whoever watches sees both lines, and nobody has to act', async () => {
  const { status, body } = await server.kiosk.get('/nationalz');
  expect([status, body]).toMatchObject([
    200,
    {
      sound: true,
      line: { state: 'closed' },
      identityLine: { state: 'closed', silences: { 'http-status': 1 } },
    },
  ]);
});

test('what was asked and answered names nobody in the log', () => {
  expect(server.logged()).not.toMatch(/ESSAI-CHANGE|2800278|2801278|DUPONT|2850578/);
});

/** The whole gateway over real mutual TLS, against the simulator started as production starts it. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addFindMessage } from '../../../server/src/dmp/message/find.ts';
import { type SoapDmpOptions, soapDmp } from '../../../server/src/dmp/soap-dmp.ts';
import { createSpeaker } from '../../../server/src/dmp/speaker.ts';
import { transactions } from '../../../server/src/dmp/vocabulary.ts';
import { type NationalSimulator, startNationalSimulator } from '../../support/national-simulator.ts';
import { testPki } from '../../support/pki.ts';
import { ange, awkward, certificatesOfRun, consent, gatewayOptions, helene, insOid } from './gateway.ts';

let national: NationalSimulator;

beforeAll(async () => {
  national = await startNationalSimulator();
});

afterAll(async () => {
  await national.stop();
});

beforeEach(async () => {
  await national.setMode('ok');
  await national.clear();
});

/** Runs with a gateway, and closes it. */
async function speaking<T>(
  run: (dmp: ReturnType<typeof soapDmp>) => Promise<T>,
  changes: Partial<SoapDmpOptions> = {},
): Promise<T> {
  const dmp = soapDmp(await gatewayOptions(national.url, changes));
  try {
    return await run(dmp);
  } finally {
    await dmp.close();
  }
}

const find = (identity = helene, changes: Partial<SoapDmpOptions> = {}) =>
  speaking((dmp) => dmp.find(identity), changes);
const create = (identity = helene, changes: Partial<SoapDmpOptions> = {}) =>
  speaking((dmp) => dmp.create({ identity, consent, representative: null }, randomUUID()), changes);

describe('an ordinary day', () => {
  test('nobody has a record until one is opened; then it is open, and opened once', async () => {
    expect(await find()).toEqual({ outcome: 'none' });
    expect(await create()).toEqual({ outcome: 'created' });
    expect(await find()).toEqual({ outcome: 'open', linkedToMes: false });
    expect(await create()).toEqual({ outcome: 'exists' });
    expect(await national.records()).toMatchObject([{ ins: helene.nir, status: 'open', creations: 1 }]);
  });

  test('a person born in Corsica is served under the letter of the department', async () => {
    expect(await create(ange)).toEqual({ outcome: 'created' });
    expect(await find(ange)).toEqual({ outcome: 'open', linkedToMes: false });
  });

  test('a name full of markup reaches the other side as it is on the card', async () => {
    expect(await create(awkward)).toEqual({ outcome: 'created' });
    const [record] = JSON.parse(readFileSync(national.stateFile, 'utf8')).records;
    expect(record.person).toMatchObject({ family: awkward.familyName, given: awkward.firstName });
    expect(await find(awkward)).toEqual({ outcome: 'open', linkedToMes: false });
  });

  test('a closed record, a forbidden one, and one of Mon espace santé are told apart', async () => {
    await national.putRecord({ ins: helene.nir, status: 'closed' });
    await national.putRecord({ ins: ange.nir, status: 'open', linkedToMes: true });
    expect(await find(helene)).toMatchObject({ outcome: 'closed', linkedToMes: false });
    expect(await find(ange)).toEqual({ outcome: 'open', linkedToMes: true });
    await national.putRecord({ ins: ange.nir, status: 'barred' });
    expect(await find(ange)).toEqual({ outcome: 'barred' });
  });

  test('eight openings of one person at the same time open one record', async () => {
    const outcomes = await speaking((dmp) =>
      Promise.all(
        Array.from({ length: 8 }, () =>
          dmp.create({ identity: helene, consent, representative: null }, randomUUID()),
        ),
      ),
    );
    const told = outcomes.map(({ outcome }) => outcome).toSorted();
    expect(told).toEqual(['created', ...Array.from({ length: 7 }, () => 'exists')]);
    expect((await national.state()).creations).toBe(1);
  });
});

describe('the service fails, and the gateway says only what it knows', () => {
  /** Only the slow service needs a short wait; a busy machine must not make the others late. */
  const patience = (mode: string) => ({ deadlineMs: mode === 'slow' ? 4_000 : 20_000 });

  test.each([
    ['down', 'no-connection'],
    ['slow', 'timeout'],
    ['nonsense', 'nonsense'],
    ['lost-request', 'cut'],
    ['lost-answer', 'cut'],
    ['half-answer', 'cut'],
    ['other-answer', 'other-request'],
    ['http-500', 'http-status'],
    ['broken', 'http-status'],
  ])('a question while the service is %s is unreachable: %s', async (mode, reason) => {
    await national.setMode(mode, undefined, { delayMs: 30_000 });
    expect(await find(helene, patience(mode))).toEqual({ outcome: 'unreachable', reason });
  });

  test('an opening while the service is down certainly did not arrive', async () => {
    await national.setMode('down');
    expect(await create()).toEqual({ outcome: 'unreachable', reason: 'no-connection' });
    await national.setMode('ok');
    expect(await find()).toEqual({ outcome: 'none' });
  });

  test.each([
    ['lost-answer', 'cut'],
    ['half-answer', 'cut'],
    ['slow', 'timeout'],
    ['nonsense', 'nonsense'],
    ['other-answer', 'other-request'],
  ])('an opening that met %s is uncertain (%s), and asking finds it open', async (mode, reason) => {
    await national.setMode(mode, 1, { delayMs: 30_000 });
    expect(await create(helene, patience(mode))).toEqual({ outcome: 'uncertain', reason });
    expect(await find()).toEqual({ outcome: 'open', linkedToMes: false });
    expect(await create()).toEqual({ outcome: 'exists' });
    expect((await national.state()).creations).toBe(1);
  });

  test.each([
    ['lost-request', 'cut'],
    ['http-500', 'http-status'],
    ['broken', 'http-status'],
  ])('an opening that met %s is uncertain (%s), and asking finds nothing', async (mode, reason) => {
    await national.setMode(mode, 1);
    expect(await create()).toEqual({ outcome: 'uncertain', reason });
    expect(await find()).toEqual({ outcome: 'none' });
  });

  test('a Fault is a refusal with its national name', async () => {
    await national.setMode('fault', 2, { subcode: 'DMPSimulatedRefusal' });
    expect(await find()).toEqual({ outcome: 'refused', code: 'DMPSimulatedRefusal' });
    expect(await create()).toEqual({ outcome: 'refused', code: 'DMPSimulatedRefusal' });
    expect(await find()).toEqual({ outcome: 'none' });
  });
});

describe('who we are', () => {
  test('a client certificate of another authority is not heard', async () => {
    const pki = await testPki();
    const { tls } = await gatewayOptions(national.url);
    const foreign = {
      ...tls,
      cert: readFileSync(pki.kioskCert, 'utf8'),
      key: readFileSync(pki.kioskKey, 'utf8'),
    };
    expect(await find(helene, { tls: foreign })).toMatchObject({ outcome: 'unreachable' });
    expect(['unreachable', 'uncertain']).toContain((await create(helene, { tls: foreign })).outcome);
    expect(await national.state()).toMatchObject({ requests: 0, creations: 0 });
  });

  test('a seal made with a certificate for TLS is refused by its national name', async () => {
    const pki = await testPki();
    const seal = { cert: readFileSync(pki.serviceCert, 'utf8'), key: readFileSync(pki.serviceKey, 'utf8') };
    expect(await find(helene, { seal })).toEqual({ outcome: 'refused', code: 'DMPInvalidCertificate' });
  });

  test('the service itself refuses a VIHF sealed with the very certificate of the connection', async () => {
    const options = await gatewayOptions(national.url);
    // Below soapDmp, which would not even start like this.
    const { tls } = await certificatesOfRun();
    const speaker = createSpeaker({ ...options, seal: tls });
    const heard = await speaker.say(transactions.find, randomUUID(), { nir: helene.nir }, (body, frame) =>
      addFindMessage(body, { ...frame, insOid, nir: helene.nir, queryId: randomUUID() }),
    );
    await speaker.close();
    expect(JSON.stringify(heard)).toContain('DMPInvalidCertificate');
  });

  test('a clock that is wrong by an hour makes the VIHF stale', async () => {
    const clock = (): Date => new Date(Date.now() - 3_600_000);
    expect(await find(helene, { clock })).toEqual({ outcome: 'refused', code: 'MessageExpired' });
  });

  test('a structure that is not that of the seal is refused', async () => {
    const structure = { id: '10B0000099', name: 'AUTRE' };
    expect(await create(helene, { structure })).toEqual({ outcome: 'refused', code: 'DMPInvalidData' });
  });
});

test('the regime mes-2022 refuses every opening, and answers questions', async () => {
  const other = await startNationalSimulator({ NATIONAL_REGIME: 'mes-2022' });
  const dmp = soapDmp(await gatewayOptions(other.url));
  try {
    expect(await dmp.find(helene)).toEqual({ outcome: 'none' });
    expect(await dmp.create({ identity: helene, consent, representative: null }, randomUUID())).toEqual({
      outcome: 'refused',
      code: 'DMPAccessDeniedByRightsService',
    });
    expect((await other.state()).creations).toBe(0);
  } finally {
    await dmp.close();
    await other.stop();
  }
});

test('no outcome holds a number or a name', async () => {
  const outcomes: unknown[] = [];
  for (const mode of ['ok', 'fault', 'nonsense', 'lost-answer', 'other-answer']) {
    await national.setMode(mode);
    outcomes.push(await find(), await create());
  }
  expect(JSON.stringify(outcomes)).not.toMatch(/285057800600028|DUPONT|HÉLÈNE/);
  expect(national.stderr()).not.toMatch(/285057800600028|DUPONT|HÉLÈNE/);
});

/** TD1.2 and TD1.4 over real mutual TLS, against the simulator started as production starts it. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Relation } from '../../../server/src/dmp/dmp.ts';
import { type SoapDmpOptions, soapDmp } from '../../../server/src/dmp/soap-dmp.ts';
import { type NationalSimulator, startNationalSimulator } from '../../support/national-simulator.ts';
import { consent, gatewayOptions, helene } from './gateway.ts';

let national: NationalSimulator;
beforeAll(async () => {
  national = await startNationalSimulator();
});
afterAll(() => national.stop());
beforeEach(async () => {
  await national.setMode('ok');
  await national.clear();
});

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

const find = () => speaking((dmp) => dmp.find(helene));
const terminate = (changes?: Partial<SoapDmpOptions>, representative: Relation | null = null) =>
  speaking((dmp) => dmp.terminate({ identity: helene, representative }, randomUUID()), changes);
const reactivate = (changes?: Partial<SoapDmpOptions>, representative: Relation | null = null) =>
  speaking((dmp) => dmp.reactivate({ identity: helene, consent, representative }, randomUUID()), changes);
const put = (status: string, more = {}) => national.putRecord({ ins: helene.nir, status, ...more });

test('a record is opened, closed, and opened again, and each step is told once', async () => {
  const opening = { identity: helene, consent, representative: null };
  expect(await speaking((dmp) => dmp.create(opening, randomUUID()))).toEqual({ outcome: 'created' });
  expect(await reactivate()).toEqual({ outcome: 'exists' });
  expect(await terminate()).toEqual({ outcome: 'closed' });
  expect(await terminate()).toEqual({ outcome: 'already-closed' });
  expect(await find()).toEqual({
    outcome: 'closed',
    since: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    linkedToMes: false,
  });
  expect(await reactivate()).toEqual({ outcome: 'created' });
  expect(await find()).toEqual({ outcome: 'open', linkedToMes: false });
  expect(await national.state()).toMatchObject({ creations: 1, closures: 1, reactivations: 1 });
});

test('an opposition and its day are told', async () => {
  await put('opposed', { since: '2026-03-04' });
  expect(await find()).toEqual({ outcome: 'opposed', since: '2026-03-04', linkedToMes: false });
  expect(await reactivate()).toEqual({ outcome: 'created' });
});

test.each<Relation>(['mother', 'father', 'guardian'])(
  'a %s is understood by the other side',
  async (relation) => {
    await put('open');
    expect(await terminate({}, relation)).toEqual({ outcome: 'closed' });
    expect(await reactivate({}, relation)).toEqual({ outcome: 'created' });
  },
);

test('the code of a relation is a setting: the service may want another', async () => {
  const relationCodes = { mother: 'MTH', father: 'FTH', guardian: 'NOT_A_CODE' };
  await put('closed');
  expect(await reactivate({ relationCodes }, 'guardian')).toEqual({
    outcome: 'refused',
    code: 'DMPInvalidData',
  });
  expect(await reactivate({ relationCodes }, 'mother')).toEqual({ outcome: 'created' });
});

describe('nothing to close, nothing to reopen', () => {
  test.each([
    ['none', 'DMPNotFound', 'DMPNotFound'],
    ['barred', 'DMPAccessDenied', 'DMPAccessDenied'],
  ])('%s', async (status, closing, reopening) => {
    await put(status);
    expect(await terminate()).toEqual({ outcome: 'refused', code: closing });
    expect(await reactivate()).toEqual({ outcome: 'refused', code: reopening });
  });

  test('a record of Mon espace santé is out of reach', async () => {
    await put('open', { linkedToMes: true });
    expect(await terminate()).toEqual({ outcome: 'refused', code: 'DMPAccessDeniedByRightsService' });
  });
});

describe('the service fails', () => {
  const acts = [
    { on: 'terminate', run: terminate, before: 'open', done: { outcome: 'closed' } },
    { on: 'reactivate', run: reactivate, before: 'closed', done: { outcome: 'open' } },
  ] as const;
  const arrived = [
    ['lost-answer', 'cut'],
    ['half-answer', 'cut'],
    ['slow', 'timeout'],
    ['nonsense', 'nonsense'],
    ['other-answer', 'other-request'],
  ] as const;
  const lost = [
    ['lost-request', 'cut'],
    ['http-500', 'http-status'],
    ['broken', 'http-status'],
  ] as const;

  const met = acts.flatMap((act) => arrived.map(([mode, reason]) => ({ ...act, mode, reason })));
  test.each(met)('$on that met $mode is uncertain, and asking finds it done', async (trial) => {
    await put(trial.before);
    await national.setMode(trial.mode, 1, { on: trial.on, delayMs: 30_000 });
    const patience = { deadlineMs: trial.mode === 'slow' ? 4_000 : 20_000 };
    expect(await trial.run(patience)).toEqual({ outcome: 'uncertain', reason: trial.reason });
    expect(await find()).toMatchObject(trial.done);
  });

  const missed = acts.flatMap((act) => lost.map(([mode, reason]) => ({ ...act, mode, reason })));
  test.each(missed)('$on that met $mode is uncertain, and asking finds it as it was', async (trial) => {
    await put(trial.before);
    await national.setMode(trial.mode, 1, { on: trial.on });
    expect(await trial.run()).toEqual({ outcome: 'uncertain', reason: trial.reason });
    expect(await find()).toMatchObject({ outcome: trial.before });
  });

  test('down: it certainly did not arrive', async () => {
    await put('open');
    await national.setMode('down');
    expect(await terminate()).toEqual({ outcome: 'unreachable', reason: 'no-connection' });
    await national.setMode('ok');
    expect(await find()).toEqual({ outcome: 'open', linkedToMes: false });
  });
});

test('the regime mes-2022 refuses every reopening, and closes only what Mon espace santé does not hold', async () => {
  const other = await startNationalSimulator({ NATIONAL_REGIME: 'mes-2022' });
  const dmp = soapDmp(await gatewayOptions(other.url));
  try {
    await other.putRecord({ ins: helene.nir, status: 'closed' });
    const opening = { identity: helene, consent, representative: null };
    expect(await dmp.reactivate(opening, randomUUID())).toEqual({
      outcome: 'refused',
      code: 'DMPAccessDeniedByRightsService',
    });
    await other.putRecord({ ins: helene.nir, status: 'open' });
    const closing = { identity: helene, representative: null };
    expect(await dmp.terminate(closing, randomUUID())).toEqual({ outcome: 'closed' });
  } finally {
    await dmp.close();
    await other.stop();
  }
});

test('what is kept and said of an act names nobody', async () => {
  await put('open');
  await terminate();
  await reactivate();
  expect(national.stderr()).toContain('TD1.4 : dossier fermé');
  expect(national.stderr()).not.toMatch(/285057800600028|DUPONT|HÉLÈNE/);
  expect(readFileSync(national.stateFile, 'utf8')).toContain('"closures": 1');
});

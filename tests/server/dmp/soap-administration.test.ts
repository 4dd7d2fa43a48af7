/** TD1.3a and TD1.3b over real mutual TLS, against the simulator started as production starts it. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OppositionsOrder } from '../../../server/src/dmp/administration.ts';
import type { SoapDmpOptions } from '../../../server/src/dmp/soap-dmp.ts';
import { type NationalSimulator, startNationalSimulator } from '../../support/national-simulator.ts';
import { consent, helene } from './gateway.ts';
import { speaking } from './speaking.ts';

let national: NationalSimulator;
beforeAll(async () => {
  national = await startNationalSimulator();
});
afterAll(() => national.stop());
beforeEach(async () => {
  await national.setMode('ok');
  await national.clear();
});

const read = () => speaking(national.url, (dmp) => dmp.readRecord(helene));
const change = (more: Partial<OppositionsOrder> = {}, changes: Partial<SoapDmpOptions> = {}) =>
  speaking(national.url, (dmp) => dmp.changeOppositions({ identity: helene, consent, ...more }), changes);
const put = (status: string, more = {}) => national.putRecord({ ins: helene.nir, status, ...more });

const contact = {
  telecoms: [
    { use: 'MC', value: 'tel:0600000001' },
    { use: null, value: 'mailto:h@exemple.invalid' },
  ],
  address: [
    { part: 'streetAddressLine', text: '1, rue du Chat qui pêche' },
    { part: 'postalCode', text: '75005' },
    { part: 'city', text: 'Paris' },
  ],
};
const representative = { relationCode: 'MTH', family: 'ESSAI', given: 'ANNE', telecoms: [], address: [] };

test('an opening leaves its two answers in the record, and TD1.3a tells them back', async () => {
  await speaking(national.url, (dmp) =>
    dmp.create({ identity: helene, consent, representative: null }, randomUUID()),
  );
  expect((await national.records())[0]?.oppositions).toEqual({ breakGlass: false, emergencyCall: true });
  expect(await read()).toMatchObject({
    outcome: 'record',
    record: { state: 'open', breakGlassConsent: true, emergencyCallConsent: false },
  });
});

test.each([
  ['under the name that the counter read', { familyName: 'D’ESSAI', firstName: 'Anne' }, 'D’ESSAI', 'Anne'],
  ['as a relation without a name where none was taken down', null, null, null],
])(
  'whoever answered for the person at the opening is told by TD1.3a, %s',
  async (_what, representativeName, family, given) => {
    const opening = { identity: helene, consent, representative: 'mother', representativeName } as const;
    await speaking(national.url, (dmp) => dmp.create(opening, randomUUID()));
    expect(await read()).toMatchObject({
      record: { representative: { relationCode: 'MTH', family, given } },
    });
  },
);

const pairs = [true, false].flatMap((breakGlassConsent) =>
  [true, false].map((emergencyCallConsent) => ({ breakGlassConsent, emergencyCallConsent })),
);
test.each(pairs)('EX_1.1-1050: %j arrives as its opposite, and comes back as it was', async (answers) => {
  await put('open');
  expect(await change({ consent: { ...consent, ...answers } })).toEqual({ outcome: 'changed' });
  expect((await national.records())[0]?.oppositions).toEqual({
    breakGlass: !answers.breakGlassConsent,
    emergencyCall: !answers.emergencyCallConsent,
  });
  expect(await read()).toMatchObject({ record: answers });
});

test('changing two answers erases nothing of what the service knew', async () => {
  await put('open', { contact, representative });
  const before = await read();
  expect(before).toMatchObject({ record: { ...contact, representative } });
  expect(await change()).toEqual({ outcome: 'changed' });
  const after = await read();
  if (before.outcome !== 'record' || after.outcome !== 'record') throw new Error('no record');
  const answers = { breakGlassConsent: true, emergencyCallConsent: false };
  // The name is the card's, the usual name what the service knew.
  expect(after.record).toEqual({ ...before.record, given: 'HÉLÈNE', ...answers });
  expect((await national.state()).modifications).toBe(1);
});

test('whoever answers for the person is named as a relation, where the record names nobody', async () => {
  await put('open');
  expect(await change({ representative: 'father' })).toEqual({ outcome: 'changed' });
  expect(await read()).toMatchObject({
    record: { representative: { relationCode: 'FTH', family: null, given: null } },
  });
});

describe('nothing to change', () => {
  test.each(['none', 'closed', 'opposed'])('%s: refused without a write', async (status) => {
    await put(status);
    expect(await change()).toEqual({ outcome: 'refused', code: 'kiosk.no-open-record' });
    expect(await national.state()).toMatchObject({ requests: 1, modifications: 0 });
  });

  test('none is no error; forbidden is refused, and tells nothing of the record', async () => {
    expect(await read()).toEqual({ outcome: 'none' });
    await put('barred', { contact });
    expect(await read()).toEqual({ outcome: 'refused', code: 'DMPAccessDenied' });
    expect(await change()).toEqual({ outcome: 'refused', code: 'DMPAccessDenied' });
  });

  test('a record of Mon espace santé can be read and not changed; who knows it does not call', async () => {
    await put('open', { linkedToMes: true });
    expect(await read()).toMatchObject({ outcome: 'record' });
    expect(await change()).toEqual({ outcome: 'refused', code: 'DMPAccessDeniedByRightsService' });
    const { requests } = await national.state();
    expect(await change({ linkedToMes: true })).toEqual({ outcome: 'refused', code: 'kiosk.linked-to-mes' });
    expect((await national.state()).requests).toBe(requests);
  });
});

describe('the service fails', () => {
  test.each([
    ['lost-answer', 'cut'],
    ['half-answer', 'cut'],
    ['nonsense', 'nonsense'],
    ['other-answer', 'other-request'],
  ])('a change that met %s is uncertain, and reading finds it done', async (mode, reason) => {
    await put('open');
    await national.setMode(mode, 1, { on: 'modify' });
    expect(await change()).toEqual({ outcome: 'uncertain', reason });
    expect(await read()).toMatchObject({ record: { emergencyCallConsent: false } });
  });

  test('a silence of the reading before is no doubt: nothing was written', async () => {
    await put('open');
    await national.setMode('lost-answer', 1, { on: 'read' });
    expect(await change()).toEqual({ outcome: 'unreachable', reason: 'cut' });
    expect(await national.state()).toMatchObject({ requests: 1, modifications: 0 });
  });
});

test('what is said of a change names nobody', async () => {
  await put('open', { contact });
  await change();
  expect(national.stderr()).toContain('TD1.3b : données changées');
  expect(national.stderr()).not.toMatch(/285057800600028|DUPONT|0600000001|exemple\.invalid/);
  expect(JSON.stringify(await national.state())).not.toMatch(/DUPONT|0600000001|exemple\.invalid/);
  expect(readFileSync(national.stateFile, 'utf8')).toContain('"modifications": 1');
});

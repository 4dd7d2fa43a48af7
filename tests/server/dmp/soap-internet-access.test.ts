/** TD1.5a, TD1.5b and TD1.5d over real mutual TLS, against the simulator started as production starts it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Channel, ChannelOrder } from '../../../server/src/dmp/internet-access.ts';
import type { SoapDmpOptions } from '../../../server/src/dmp/soap-dmp.ts';
import { type NationalSimulator, startNationalSimulator } from '../../support/national-simulator.ts';
import { ange, helene } from './gateway.ts';
import { codes, speaking } from './speaking.ts';

let national: NationalSimulator;
beforeAll(async () => {
  national = await startNationalSimulator();
});
afterAll(() => national.stop());
beforeEach(async () => {
  await national.setMode('ok');
  await national.clear();
  await national.putRecord({ ins: helene.nir, status: 'open' });
});

const email: Channel = { kind: 'email', address: 'helene.dupont@exemple.invalid' };
const mobile: Channel = { kind: 'mobile', number: '0600000001' };
type Changes = Partial<SoapDmpOptions>;

const create = (channel: Channel = email, changes: Changes = {}) =>
  speaking(national.url, (dmp) => dmp.createAccess({ identity: helene, channel }), changes);
const renew = (changes: Changes = {}) =>
  speaking(national.url, (dmp) => dmp.renewAccess({ identity: helene }), changes);
const change = (order: Omit<ChannelOrder, 'identity'>) =>
  speaking(national.url, (dmp) => dmp.changeAccess({ identity: helene, ...order }));
const stored = async () => (await national.records())[0]?.access;

describe('an ordinary day', () => {
  test.each([email, mobile])('TD1.5a: $kind opens an access, with its codes, once', async (channel) => {
    expect(await create(channel)).toEqual(codes);
    expect(await stored()).toEqual({
      sms: channel.kind === 'mobile',
      email: channel.kind === 'email',
      issued: 1,
    });
    expect(await create(channel)).toEqual({ outcome: 'exists' });
    expect(await stored()).toMatchObject({ issued: 1 });
  });

  test('TD1.5d: new codes replace the others, though the answer carries the Action of a fault', async () => {
    const first = await create();
    const second = await renew();
    expect(second).toEqual(codes);
    if (first.outcome !== 'created' || second.outcome !== 'created') throw new Error('no codes');
    expect(second.password).not.toBe(first.password);
    const digest = createHash('sha256').update(second.password).digest('hex');
    expect(readFileSync(national.stateFile, 'utf8')).toContain(digest);
    expect(await stored()).toMatchObject({ issued: 2 });
  });

  test('TD1.5b: a channel is added, replaced, removed; the last state is the one that counts', async () => {
    await create(email);
    expect(await change({ channel: mobile, change: 'add' })).toEqual({ outcome: 'changed' });
    expect(await stored()).toMatchObject({ sms: true, email: true });
    expect(await change({ channel: mobile, change: 'add' })).toEqual({ outcome: 'exists' });
    const other = { kind: 'mobile', number: '0700000002' } as const;
    expect(await change({ channel: other, change: 'replace' })).toEqual({ outcome: 'changed' });
    expect(readFileSync(national.stateFile, 'utf8')).toContain('0700000002');
    expect(await change({ channel: email, change: 'remove' })).toEqual({ outcome: 'changed' });
    expect(await stored()).toMatchObject({ sms: true, email: false });
  });

  test('one person’s access says nothing of another’s', async () => {
    await national.putRecord({ ins: ange.nir, status: 'open' });
    await create();
    const other = await speaking(national.url, (dmp) => dmp.renewAccess({ identity: ange }));
    expect(other).toEqual({ outcome: 'no-access' });
  });
});

describe('nothing to give', () => {
  test('no access: none to renew, none to change; no channel: none to replace', async () => {
    expect(await renew()).toEqual({ outcome: 'no-access' });
    expect(await change({ channel: mobile, change: 'add' })).toEqual({ outcome: 'no-access' });
    await create(email);
    expect(await change({ channel: mobile, change: 'replace' })).toEqual({
      outcome: 'refused',
      code: 'DMPPatientAccessOTPNotFoundSimulated',
    });
  });

  test('a name that nobody told the gateway is a refusal', async () => {
    expect(await renew({ noAccessStatus: 'AnotherName' })).toEqual({
      outcome: 'refused',
      code: 'DMPPatientAccessNotFoundSimulated',
    });
  });

  test.each([
    ['none', 'DMPNotFound'],
    ['opposed', 'DMPNotFound'],
    ['closed', 'DMPClosed'],
    ['barred', 'DMPAccessDenied'],
  ])('a record that is %s has no access to open', async (status, code) => {
    await national.putRecord({ ins: helene.nir, status });
    expect(await create()).toEqual({ outcome: 'refused', code });
  });

  test('a record of Mon espace santé is out of reach; who knows it does not even call', async () => {
    await national.putRecord({ ins: helene.nir, status: 'open', linkedToMes: true });
    expect(await create()).toEqual({ outcome: 'refused', code: 'DMPAccessDeniedByRightsService' });
    const { requests } = await national.state();
    const known = { identity: helene, channel: email, linkedToMes: true };
    expect(await speaking(national.url, (dmp) => dmp.createAccess(known))).toEqual({
      outcome: 'refused',
      code: 'kiosk.linked-to-mes',
    });
    expect((await national.state()).requests).toBe(requests);
  });

  test('REC_1.5-1100: a number that is no mobile is refused before anything is sent', async () => {
    const { requests } = await national.state();
    const landline = { kind: 'mobile', number: '0102030405' } as const;
    const refused = { outcome: 'refused', code: 'kiosk.channel' };
    expect(await create(landline)).toEqual(refused);
    expect(await change({ channel: landline, change: 'add' })).toEqual(refused);
    expect((await national.state()).requests).toBe(requests);
  });
});

test('the codes do not print, and no log or state file of the other side holds them', async () => {
  const outcome = await create();
  if (outcome.outcome !== 'created') throw new Error('no codes');
  const { login, password } = outcome;
  const printed = [
    JSON.stringify({ outcome }),
    inspect({ deep: [outcome] }, { showHidden: false }),
    inspect(new Error('x', { cause: outcome })),
  ].join('\n');
  expect(printed).toContain('[secrets]');
  for (const where of [printed, national.stderr()]) {
    expect(where).not.toContain(login);
    expect(where).not.toContain(password);
  }
  expect(readFileSync(national.stateFile, 'utf8')).not.toContain(password);
  expect(national.stderr()).toContain('TD1.5a : accès internet créé');
  expect(national.stderr()).not.toMatch(/285057800600028|DUPONT|exemple\.invalid/);
});

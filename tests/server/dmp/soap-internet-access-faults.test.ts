/** TD1.5 when the service fails, when its names are others, and when it has the transaction no more. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Channel } from '../../../server/src/dmp/internet-access.ts';
import type { SoapDmpOptions } from '../../../server/src/dmp/soap-dmp.ts';
import { type NationalSimulator, startNationalSimulator } from '../../support/national-simulator.ts';
import { helene } from './gateway.ts';
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
const create = (channel: Channel = email, changes: Partial<SoapDmpOptions> = {}) =>
  speaking(national.url, (dmp) => dmp.createAccess({ identity: helene, channel }), changes);
const renew = () => speaking(national.url, (dmp) => dmp.renewAccess({ identity: helene }));
const find = () => speaking(national.url, (dmp) => dmp.find(helene));

describe('the service fails', () => {
  const arrived = [
    ['lost-answer', 'cut'],
    ['half-answer', 'cut'],
    ['nonsense', 'nonsense'],
    ['other-answer', 'other-request'],
  ];

  test.each(arrived)(
    '%s: a doubt; TD0.2 finds the access, and a renewal gives codes',
    async (mode, reason) => {
      await national.setMode(mode, 1, { on: 'create-access' });
      expect(await create()).toEqual({ outcome: 'uncertain', reason });
      expect(await find()).toEqual({ outcome: 'open', linkedToMes: false, internetAccess: true });
      expect(await create()).toEqual({ outcome: 'exists' });
      expect(await renew()).toEqual(codes);
    },
  );

  test('a service that fills RelatesTo wrongly is a setting away from being heard', async () => {
    await national.setMode('other-answer', 1, { on: 'create-access' });
    expect(await create(email, { relatesTo: 'ignored' })).toEqual(codes);
  });

  test.each(['lost-request', 'http-500', 'broken'])('%s: a doubt, and nothing was done', async (mode) => {
    await national.setMode(mode, 1, { on: 'create-access' });
    expect(await create()).toMatchObject({ outcome: 'uncertain' });
    expect(await find()).toEqual({ outcome: 'open', linkedToMes: false });
    expect(await create()).toEqual(codes);
  });

  test('down: it certainly did not arrive', async () => {
    await national.setMode('down');
    expect(await renew()).toEqual({ outcome: 'unreachable', reason: 'no-connection' });
  });
});

test('the name of the status of no access is a setting, on both sides', async () => {
  const other = await startNationalSimulator({ NATIONAL_NO_ACCESS_STATUS: 'DMPOtherName' });
  try {
    await other.putRecord({ ins: helene.nir, status: 'open' });
    const told = { noAccessStatus: 'DMPOtherName' };
    const outcome = speaking(other.url, (dmp) => dmp.renewAccess({ identity: helene }), told);
    expect(await outcome).toEqual({ outcome: 'no-access' });
  } finally {
    await other.stop();
  }
});

test('the annex of 2024 has none of them: refused by name, and nothing is opened', async () => {
  const retired = await startNationalSimulator({ NATIONAL_WSDL: '2024', NATIONAL_REGIME: 'mes-2022' });
  try {
    await retired.putRecord({ ins: helene.nir, status: 'open' });
    const refused = { outcome: 'refused', code: 'ActionNotSupported' };
    const changes = { regime: 'mes-2022' } as const;
    await speaking(
      retired.url,
      async (dmp) => {
        expect(await dmp.createAccess({ identity: helene, channel: email })).toEqual(refused);
        expect(await dmp.renewAccess({ identity: helene })).toEqual(refused);
      },
      changes,
    );
    expect((await retired.records())[0]?.access).toBeNull();
  } finally {
    await retired.stop();
  }
});

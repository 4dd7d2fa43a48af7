/** TD0.3 and TD1.6 over real mutual TLS, against the simulator started as production starts it. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AuthorizationOrder, ListOrder } from '../../../server/src/dmp/authorizations.ts';
import { type SoapDmpOptions, soapDmp } from '../../../server/src/dmp/soap-dmp.ts';
import { type NationalSimulator, startNationalSimulator } from '../../support/national-simulator.ts';
import { consent, gatewayOptions, helene } from './gateway.ts';
import { asStaff, personally, speaking } from './speaking.ts';

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

type Changes = Partial<SoapDmpOptions>;
const list = (which: ListOrder['which'] = 'all', changes: Changes = personally) =>
  speaking(national.url, (dmp) => dmp.listProfessionals({ identity: helene, which }), changes);
const authorize = (order: Partial<AuthorizationOrder> = {}, changes: Changes = personally) => {
  const given = { identity: helene, change: 'declare', askedAt: new Date().toISOString(), ...order } as const;
  return speaking(national.url, (dmp) => dmp.authorizeSelf(given), changes);
};

const stranger = {
  nationalId: '899900000029',
  firstName: 'MAX',
  lastName: "D'ESSAI",
  codeSpeciality: 'G15_10/SM26',
  libSpeciality: 'Médecin - Qualifié en Médecine générale (SM)',
  startOfAuthorization: '20260601135804',
  lastActionDate: '20260602140606',
  mode: 'INTERDITE',
};
const strangerTold = {
  id: '899900000029',
  name: "MAX D'ESSAI",
  role: 'Médecin - Qualifié en Médecine générale (SM)',
  since: '2026-06-01T13:58:04.000Z',
  lastAccess: '2026-06-02T14:06:06.000Z',
  access: 'forbidden',
};

describe('TD0.3', () => {
  test('declared once, told when it was so before, withdrawn once', async () => {
    expect(await authorize()).toEqual({ outcome: 'authorized', before: false });
    expect(await authorize()).toEqual({ outcome: 'authorized', before: true });
    expect((await national.records())[0]?.authorizations).toBe(1);
    expect(await authorize({ change: 'withdraw' })).toEqual({ outcome: 'withdrawn', before: false });
    expect(await authorize({ change: 'withdraw' })).toEqual({ outcome: 'withdrawn', before: true });
    expect((await national.records())[0]?.authorizations).toBe(0);
  });

  test('what staff declare is given to their structure; staff withdraw nothing', async () => {
    expect(await authorize({}, asStaff)).toEqual({ outcome: 'authorized', before: false });
    expect(await list()).toMatchObject({ professionals: [{ id: '10B0000011' }] });
    const { requests } = await national.state();
    const refused = { outcome: 'refused', code: 'kiosk.rights' };
    expect(await authorize({ change: 'withdraw' }, asStaff)).toEqual(refused);
    expect((await national.state()).requests).toBe(requests);
  });

  test('EX_0.3-1010: only after an act of just now; else nothing is sent', async () => {
    const minutes = (count: number) => new Date(Date.now() + count * 60_000).toISOString();
    const refused = { outcome: 'refused', code: 'kiosk.no-explicit-act' };
    for (const askedAt of [minutes(-6), minutes(2), '', 'tout de suite'])
      expect(await authorize({ askedAt })).toEqual(refused);
    expect((await national.state()).requests).toBe(0);
    expect(await authorize({ askedAt: minutes(-4) })).toMatchObject({ outcome: 'authorized' });
  });

  test('EX_0.3-1010: no other transaction declares it in passing', async () => {
    await national.clear();
    const channel = { kind: 'email', address: 'h@exemple.invalid' } as const;
    await speaking(
      national.url,
      async (dmp) => {
        const opening = { identity: helene, consent, representative: null };
        expect(await dmp.create(opening, randomUUID())).toEqual({ outcome: 'created' });
        await dmp.find(helene);
        await dmp.readRecord(helene);
        expect(await dmp.changeOppositions({ identity: helene, consent })).toEqual({ outcome: 'changed' });
        expect(await dmp.createAccess({ identity: helene, channel })).toMatchObject({ outcome: 'created' });
        await dmp.renewAccess({ identity: helene });
        await dmp.listProfessionals({ identity: helene });
      },
      personally,
    );
    expect((await national.records())[0]?.authorizations).toBe(0);
  });

  test('EX_AIR-085: without the professional in person, the certificate of the structure asks for neither of the two', async () => {
    const refused = { outcome: 'refused', code: 'kiosk.rights' };
    expect(await authorize({}, {})).toEqual(refused);
    expect(await list('all', {})).toEqual(refused);
    expect((await national.state()).requests).toBe(0);
    const silent = { access: { mode: 'INDIRECTE_RENFORCEE', declaration: ' ' } } as const;
    const options = await gatewayOptions(national.url, silent);
    expect(() => soapDmp(options)).toThrow('the authentication is not declared');
  });

  test('a professional whom the patient forbade does not authorize themselves', async () => {
    const forbidden = { ...stranger, nationalId: '899900000011' };
    await national.putRecord({ ins: helene.nir, status: 'open', authorizations: [forbidden] });
    expect(await authorize()).toEqual({ outcome: 'refused', code: 'DMPAccessDenied' });
  });

  test.each([
    ['lost-answer', 'cut'],
    ['other-answer', 'other-request'],
    ['nonsense', 'nonsense'],
  ])('%s is a doubt; asking again says that it was so before', async (mode, reason) => {
    await national.setMode(mode, 1, { on: 'authorize' });
    expect(await authorize()).toEqual({ outcome: 'uncertain', reason });
    expect(await authorize()).toEqual({ outcome: 'authorized', before: true });
  });
});

describe('TD1.6', () => {
  test('who may open it and who may not, each with what the service tells', async () => {
    await national.putRecord({ ins: helene.nir, status: 'open', authorizations: [stranger] });
    await authorize();
    const mine = { id: '899900000011', name: 'CLAUDE MARTIN', access: 'active' };
    expect(await list()).toMatchObject({ outcome: 'list', professionals: [strangerTold, mine] });
    expect(await list('active')).toMatchObject({ professionals: [mine] });
    expect(await list('forbidden')).toEqual({ outcome: 'list', professionals: [strangerTold] });
  });

  test('nobody is an empty list; no record, a forbidden one, a closed one are refused by name', async () => {
    expect(await list()).toEqual({ outcome: 'list', professionals: [] });
    for (const [status, code] of Object.entries({
      none: 'DMPNotFound',
      barred: 'DMPAccessDenied',
      closed: 'DMPClosed',
    })) {
      await national.putRecord({ ins: helene.nir, status });
      expect(await list()).toEqual({ outcome: 'refused', code });
    }
  });

  test.each(['lost-answer', 'other-answer', 'http-500'])('%s: ask again', async (mode) => {
    await national.setMode(mode, 1, { on: 'list-professionals' });
    expect(await list()).toMatchObject({ outcome: 'unreachable' });
  });
});

test('who declared it is authorised for TD0.2, and nobody is named in the log', async () => {
  await authorize();
  expect(await speaking(national.url, (dmp) => dmp.find(helene))).toMatchObject({ outcome: 'open' });
  expect(national.stderr()).toContain('TD0.3 : autorisation déclarée');
  expect(national.stderr()).not.toMatch(/285057800600028|DUPONT|MARTIN|899900000011/);
});

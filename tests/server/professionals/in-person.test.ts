/**
 * From the sign-in to the national service: Pro Santé Connect (simulated), its claims, the VIHF of that one professional,
 * and TD1.6 and TD0.3 under it, served by a simulator that checks structure ↔ sector ↔ certificate ↔ role. One gateway
 * for everybody, under the certificate of the structure.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { NationalDmp } from '../../../server/src/dmp/dmp.ts';
import type { InPerson } from '../../../server/src/dmp/in-person.ts';
import { soapDmp } from '../../../server/src/dmp/soap-dmp.ts';
import { inPersonOf } from '../../../server/src/professionals/in-person.ts';
import { type NationalSimulator, startNationalSimulator } from '../../support/national-simulator.ts';
import { gatewayOptions, helene } from '../dmp/gateway.ts';
import { asStaff } from '../dmp/speaking.ts';
import {
  type IdentityProviders,
  otherStructureId,
  startIdentityProviders,
  structureId,
} from '../support/identity-providers.ts';
import { type SignInBrowser, signInBrowser } from '../support/sign-in-browser.ts';
import { type SignInDesk, startSignInDesk } from './sign-in-desk.ts';

let national: NationalSimulator;
let providers: IdentityProviders;
let desk: SignInDesk;
let dmp: NationalDmp;
/** A pharmacist who stays signed in. */
let by: InPerson;
beforeAll(async () => {
  [national, providers] = await Promise.all([startNationalSimulator(), startIdentityProviders()]);
  desk = await startSignInDesk(providers.environment, [structureId, otherStructureId]);
  dmp = soapDmp(await gatewayOptions(national.url));
  ({ by } = await signedIn(paule));
});
afterAll(async () => {
  await Promise.all([dmp.close(), desk.stop(), providers.stop(), national.stop()]);
});
beforeEach(async () => {
  await national.setMode('ok');
  await national.clear();
  await national.putRecord({ ins: helene.nir, status: 'open' });
});

interface Come {
  browser: SignInBrowser;
  token: string | null;
  by: InPerson | null;
}

async function come(login: string, place = 0, provider: 'psc' | 'cpam' = 'psc'): Promise<Come> {
  const browser = signInBrowser(desk.url);
  expect(await browser.signInAs(provider, login)).toMatchObject({ state: 'proven' });
  expect(await browser.enter(place)).toBe(200);
  const token = desk.tokenIn(browser.cookies(new URL(desk.url).host));
  return { browser, token, by: inPersonOf(desk.sessions, token) };
}

async function signedIn(login: string, place = 0): Promise<Come & { by: InPerson }> {
  const { by, ...rest } = await come(login, place);
  if (by === null) throw new Error('nobody signs');
  return { ...rest, by };
}

const paule = '899900000011';
const denis = '899900000029';

const declare = (who?: InPerson, change: 'declare' | 'withdraw' = 'declare') =>
  dmp.authorizeSelf({
    ...{ identity: helene, change, askedAt: new Date().toISOString() },
    ...(who ? { by: who } : {}),
  });
const list = (who?: InPerson) => dmp.listProfessionals({ identity: helene, ...(who ? { by: who } : {}) });
const requests = async (): Promise<number> => (await national.state()).requests;

/** What neither call may leave for. */
async function refusedHere(who: InPerson, code: string): Promise<void> {
  const before = await requests();
  expect(await declare(who)).toEqual({ outcome: 'refused', code });
  expect(await list(who)).toEqual({ outcome: 'refused', code });
  expect(await requests()).toBe(before);
}

describe('whoever signed in', () => {
  test('a pharmacist declares themselves (TD0.3), reads the list (TD1.6), withdraws; the service knows their name', async () => {
    expect(await declare(by)).toEqual({ outcome: 'authorized', before: false });
    expect(await list(by)).toMatchObject({
      outcome: 'list',
      professionals: [{ id: paule, name: 'Paule ESSAI-PSC', access: 'active' }],
    });
    expect(await declare(by, 'withdraw')).toEqual({ outcome: 'withdrawn', before: false });
  });

  test('each call bears its own professional, side by side, and the rest stays the structure’s', async () => {
    const second = await signedIn(denis);
    const [mine, found, theirs, nobody] = await Promise.all([
      declare(by),
      dmp.find(helene),
      declare(second.by),
      list(),
    ]);
    const declared = { outcome: 'authorized', before: false };
    expect([mine, theirs]).toEqual([declared, declared]);
    expect(found).toMatchObject({ outcome: 'open' });
    // EX_AIR-085: the certificate of the structure alone has no such right.
    expect(nobody).toEqual({ outcome: 'refused', code: 'kiosk.rights' });
    const listed = await list(second.by);
    const ids = listed.outcome === 'list' ? listed.professionals.map(({ id }) => id) : [];
    expect(new Set(ids)).toEqual(new Set([paule, denis]));
  });

  test('EX_0.3-1010: the act must be of just now, whoever signed in', async () => {
    const askedAt = new Date(Date.now() - 6 * 60_000).toISOString();
    const late = await dmp.authorizeSelf({ identity: helene, change: 'declare', askedAt, by });
    expect(late).toEqual({ outcome: 'refused', code: 'kiosk.no-explicit-act' });
  });
});

describe('refused by the service, by name', () => {
  test('a doctor’s sector is none of this pharmacy’s; nor is a nurse’s', async () => {
    for (const { by: other } of [await signedIn(denis, 1), await signedIn('899900000037')]) {
      expect(other.signature.sector).toBe('SA07');
      expect(await list(other)).toEqual({ outcome: 'refused', code: 'DMPInvalidData' });
      expect(await declare(other)).toEqual({ outcome: 'refused', code: 'DMPInvalidData' });
    }
    expect((await national.records())[0]?.authorizations).toBe(0);
  });

  test('a role that the sector does not have, or that is no role', async () => {
    for (const role of [
      { profession: '60' },
      { profession: '21', second: 'H' },
      { profession: '21', second: 'SM26' },
    ]) {
      const author = { ...by.signature.author, role };
      const other = { ...by, signature: { ...by.signature, author } };
      expect(await list(other)).toEqual({ outcome: 'refused', code: 'DMPInvalidData' });
    }
  });

  test('somebody whom the patient forbade', async () => {
    const forbidden = {
      ...{ nationalId: paule, firstName: 'Paule', lastName: 'ESSAI-PSC', codeSpeciality: 'G15_21/A' },
      ...{ libSpeciality: 'Pharmacien', startOfAuthorization: '20260601135804' },
      ...{ lastActionDate: '20260602140606', mode: 'INTERDITE' },
    };
    await national.putRecord({ ins: helene.nir, status: 'open', authorizations: [forbidden] });
    expect(await declare(by)).toEqual({ outcome: 'refused', code: 'DMPAccessDenied' });
  });

  test('a structure that is not the certificate’s, even where the gateway is told that it is', async () => {
    const elsewhere = await signedIn('899900000060');
    const structure = { id: otherStructureId, name: 'AUTRE PHARMACIE' };
    const misled = soapDmp(await gatewayOptions(national.url, { structure }));
    const answer = await misled.listProfessionals({ identity: helene, by: elsewhere.by });
    await misled.close();
    expect(answer).toEqual({ outcome: 'refused', code: 'DMPInvalidData' });
  });
});

describe('refused here, and nothing leaves', () => {
  test('a pharmacist of another structure than the certificate’s', async () => {
    await refusedHere((await signedIn('899900000060')).by, 'kiosk.other-structure');
  });

  test('staff have no list and withdraw nothing; an agent of the Assurance maladie does not sign at all', async () => {
    const author = { ...by.signature.author, ...asStaff.author };
    const staff = { ...by, signature: { ...by.signature, author } };
    const before = await requests();
    const refused = { outcome: 'refused', code: 'kiosk.rights' };
    expect(await list(staff)).toEqual(refused);
    expect(await declare(staff, 'withdraw')).toEqual(refused);
    expect(await requests()).toBe(before);
    expect((await come('agent-essai-1', 0, 'cpam')).by).toBeNull();
  });

  test('EX_AIR-085: a signature that was kept after its owner left', async () => {
    const { by: kept, browser, token } = await signedIn(paule);
    expect(await list(kept)).toMatchObject({ outcome: 'list' });
    expect((await browser.api('DELETE', 'session')).status).toBe(200);
    await refusedHere(kept, 'kiosk.signed-out');
    expect(inPersonOf(desk.sessions, token)).toBeNull();
  });

  test('a login that is too old: four hours after Pro Santé Connect, not eight', async () => {
    desk.pass(4 * 3_600_000 - 60_000);
    expect(await list(by)).toMatchObject({ outcome: 'list' });
    desk.pass(60_000);
    await refusedHere(by, 'kiosk.login-expired');
  });
});

test('nobody is named in the simulator’s log', () => {
  expect(national.stderr()).not.toMatch(/ESSAI-PSC|8999000000|285057800600028/);
});

/** A provider that lies, and every lie that must open nothing. The honest answer of the same provider opens the door. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SignInAttempt } from '../../../server/contract/sign-in.ts';
import { type HostileProvider, type Lies, startHostileProvider } from '../support/hostile-provider.ts';
import { providerEnvironment, structureId } from '../support/identity-providers.ts';
import { type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';
import { type SignInBrowser, signInBrowser } from '../support/sign-in-browser.ts';

let provider: HostileProvider;
let server: ServerUnderTest;
let browser: SignInBrowser;
let forget: () => void;

const startServer = async (): Promise<ServerUnderTest> => {
  const settings = providerEnvironment({ psc: provider.issuer });
  forget = settings.forget;
  const environment = { ...settings.environment, DELIVERY_WORKERS: '0' };
  const started = await startTestServer({ environment });
  await started.sql('update sites set structure_id = $1', [structureId]);
  return started;
};
beforeAll(async () => {
  provider = await startHostileProvider();
  server = await startServer();
});
beforeEach(() => {
  browser = signInBrowser(server.counterUrl);
});
afterAll(async () => {
  await server.stop();
  await provider.stop();
  forget();
});

const attemptWith = async (lies: Lies) => {
  provider.lie(lies);
  await browser.visit(provider.answerTo(await browser.begin('psc')));
  return browser.attempt();
};

const now = (): number => Math.floor(Date.now() / 1_000);
const exercices = [{ codeProfession: '21', activities: [{ codeSecteurDactivite: 'SA33' }] }];

test('the honest answer is believed: what follows differs by the lie alone', async () => {
  expect(await attemptWith({})).toMatchObject({ state: 'proven', name: 'Paule ESSAI-PSC' });
});

test.each<[string, () => Lies, string]>([
  ['another nonce', () => ({ claims: { nonce: 'A'.repeat(43) } }), 'not-proven'],
  ['no nonce', () => ({ claims: { nonce: undefined } }), 'not-proven'],
  ['another issuer', () => ({ claims: { iss: 'https://auth.esw.esante.gouv.fr' } }), 'not-proven'],
  ['for another service', () => ({ claims: { aud: 'autre-service' } }), 'not-proven'],
  ['for several, by another', () => ({ claims: { aud: ['borne-essai', 'x'], azp: 'x' } }), 'not-proven'],
  ['expired', () => ({ claims: { iat: now() - 900, exp: now() - 600 } }), 'not-proven'],
  ['without an end', () => ({ claims: { exp: undefined } }), 'not-proven'],
  ['not yet valid', () => ({ claims: { nbf: now() + 600 } }), 'not-proven'],
  ['signed by nobody (alg none)', () => ({ sign: 'none' }), 'not-proven'],
  ['signed by our own secret (HS256)', () => ({ sign: 'HS256' }), 'not-proven'],
  ['signed by a stranger', () => ({ sign: 'stranger' }), 'not-proven'],
  ['no id_token', () => ({ noIdToken: true }), 'not-proven'],
  ['a weaker level', () => ({ claims: { acr: 'eidas0' } }), 'too-weak'],
  ['no level', () => ({ claims: { acr: undefined } }), 'too-weak'],
  ['a login of yesterday', () => ({ claims: { auth_time: now() - 86_400 } }), 'too-old'],
  ['userinfo of another subject', () => ({ userinfo: { sub: 'f:essai:2' } }), 'not-proven'],
  [
    'a RPPS that is not the login',
    () => ({ userinfo: { preferred_username: '899900000029' } }),
    'not-proven',
  ],
  ['no RPPS', () => ({ userinfo: { SubjectNameID: '' } }), 'not-proven'],
  ['a RPPS with more in it', () => ({ userinfo: { SubjectNameID: "899900000011' or 1=1" } }), 'not-proven'],
  ['no SubjectRefPro', () => ({ userinfo: { SubjectRefPro: undefined } }), 'no-profile'],
  ['a profile without a structure', () => ({ userinfo: { SubjectRefPro: { exercices } } }), 'no-profile'],
  ['a profile that is text', () => ({ userinfo: { SubjectRefPro: 'pharmacien' } }), 'not-proven'],
  ['a provider that breaks', () => ({ status: 500 }), 'unreachable'],
])('%s: refused', async (_title, lies, reason) => {
  expect(await attemptWith(lies())).toEqual({ state: 'refused', reason });
  expect(await browser.enter(0)).toBe(401);
});

// Each waits for the interval: side by side they cost the longest.
describe.concurrent('on the phone', () => {
  const asked = async (rpps: string): Promise<SignInAttempt | null> => {
    const page = signInBrowser(server.counterUrl);
    await page.api('POST', 'sign-in/phone', { number: rpps });
    expect((await page.attempt())?.state).toBe('phone');
    return page.phoneAnswered();
  };

  test('pending, slowed down, then approved; the pauses are kept', async () => {
    provider.lie({});
    provider.onPhoneOf('899900000011', ['authorization_pending', 'slow_down', 'ok']);
    expect(await asked('99900000011')).toMatchObject({ state: 'proven' });
    const [first = 0, second = 0, third = 0, ...more] = provider.polledFor('899900000011');
    expect(more).toEqual([]);
    expect(second - first).toBeGreaterThan(950);
    // Five seconds more after slow_down (OpenID CIBA Core §11).
    expect(third - second).toBeGreaterThan(5_900);
  });

  test.each([
    ['expired_token', '99900000029', 'expired'],
    ['access_denied', '99900000045', 'declined'],
    ['invalid_grant', '99900000052', 'not-ours'],
    ['transaction_failed', '99900000060', 'not-proven'],
    // Approved, but by the one pharmacist that this provider knows.
    ['ok', '99900000037', 'other-person'],
  ])('%s is said as what it is', async (polled, rpps, reason) => {
    provider.onPhoneOf(`8${rpps}`, [polled]);
    expect(await asked(rpps)).toEqual({ state: 'refused', reason });
  });
});

test('a description that names another issuer is not used at all', async () => {
  provider.lie({ describedAs: 'https://auth.esw.esante.gouv.fr/auth/realms/esante-wallet' });
  const fresh = await startServer();
  try {
    const elsewhere = signInBrowser(fresh.counterUrl);
    const begun = await elsewhere.api('POST', 'sign-in', { provider: 'psc' });
    expect(begun.body).toEqual({ answer: 'refused', reason: 'unreachable' });
  } finally {
    await fresh.stop();
  }
});

/** Approving on the phone (CIBA, poll mode) against oidc-provider in a process of its own; its interval is five seconds. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type IdentityProviders,
  type Ringing,
  startIdentityProviders,
  structureId,
} from '../support/identity-providers.ts';
import { type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';
import { type SignInBrowser, signInBrowser } from '../support/sign-in-browser.ts';

let providers: IdentityProviders;
let impatient: IdentityProviders;
let server: ServerUnderTest;
let hurried: ServerUnderTest;

const serverFor = async ({ environment }: IdentityProviders): Promise<ServerUnderTest> => {
  const started = await startTestServer({ environment: { ...environment, DELIVERY_WORKERS: '0' } });
  await started.sql('update sites set structure_id = $1', [structureId]);
  return started;
};
beforeAll(async () => {
  [providers, impatient] = await Promise.all([startIdentityProviders(), startIdentityProviders(2)]);
  [server, hurried] = await Promise.all([serverFor(providers), serverFor(impatient)]);
});
afterAll(async () => {
  await Promise.all([server.stop(), hurried.stop()]);
  await Promise.all([providers.stop(), impatient.stop()]);
});

/** RPPS typed at the page; what the phone then shows. */
async function ask(rpps: string): Promise<{ browser: SignInBrowser; binding: string; ringing: Ringing }> {
  const browser = signInBrowser(server.counterUrl);
  expect((await browser.api('POST', 'sign-in/phone', { number: rpps })).status).toBe(200);
  const attempt = await browser.attempt();
  if (attempt?.state !== 'phone') throw new Error(`the phone is not asked: ${JSON.stringify(attempt)}`);
  const [ringing] = (await providers.ringing()).filter(({ binding }) => binding === attempt.binding);
  if (!ringing) throw new Error('the phone does not ring');
  return { browser, binding: attempt.binding, ringing };
}

// Each waits for the interval: side by side they cost one.
describe.concurrent('on the phone', () => {
  test('the two digits are the same at the counter and on the phone; approved, the door opens', async () => {
    const { browser, binding, ringing } = await ask('99900000011');
    expect(binding).toMatch(/^[1-9]\d$/);
    expect(ringing.label).toContain('Paule ESSAI-PSC');
    expect(await browser.enter(0)).toBe(401);
    await providers.press(ringing.id, 'yes');
    expect(await browser.phoneAnswered()).toMatchObject({ state: 'proven', name: 'Paule ESSAI-PSC' });
    expect(await browser.enter(0)).toBe(200);
    expect((await browser.api('GET', 'session')).body).toMatchObject({ signIn: 'psc' });
    // It was one request: nobody else rings for it.
    expect((await providers.ringing()).map(({ id }) => id)).not.toContain(ringing.id);
  });

  test('refused on the phone, the page says so', async () => {
    const { browser, ringing } = await ask('99900000029');
    await providers.press(ringing.id, 'no');
    expect(await browser.phoneAnswered()).toEqual({ state: 'refused', reason: 'declined' });
    expect(await browser.enter(0)).toBe(401);
  });

  test('while a phone rings, it is not asked a second time, by this page or another', async () => {
    const { ringing } = await ask('99900000037');
    const insisting = signInBrowser(server.counterUrl);
    await insisting.api('POST', 'sign-in/phone', { number: '99900000037' });
    expect(await insisting.attempt()).toEqual({ state: 'refused', reason: 'too-many' });
    expect((await providers.ringing()).filter(({ label }) => label === ringing.label)).toHaveLength(1);
  });

  test('cancelled here, an approval that comes late opens nothing', async () => {
    const { browser, ringing } = await ask('99900000052');
    await browser.api('DELETE', 'sign-in');
    await providers.press(ringing.id, 'yes');
    expect(await browser.attempt()).toBeNull();
    expect(await browser.enter(0)).toBe(401);
  });

  test('nobody answered in the time that the provider gave: it is over', async () => {
    const browser = signInBrowser(hurried.counterUrl);
    await browser.api('POST', 'sign-in/phone', { number: '99900000011' });
    expect(await browser.attempt()).toMatchObject({ state: 'phone', secondsLeft: expect.any(Number) });
    expect(await browser.phoneAnswered()).toEqual({ state: 'refused', reason: 'expired' });
    const [last] = await hurried.sql(
      'select type, detail from audit_events order by at desc, id desc limit 1',
    );
    expect(last).toEqual({ type: 'counter-sign-in-refused', detail: 'psc:expired' });
  });

  test('a number that the provider does not know, and one that is none', async () => {
    const browser = signInBrowser(server.counterUrl);
    await browser.api('POST', 'sign-in/phone', { number: '99900000078' });
    expect(await browser.attempt()).toEqual({ state: 'refused', reason: 'unknown-login' });
    for (const number of ['9990000001', '999000000111', '9990000001a', '', 99_900_000_011])
      expect((await browser.api('POST', 'sign-in/phone', { number })).status).toBe(400);
  });
});

/** Signing in by Pro Santé Connect and as an agent, against oidc-provider in a process of its own. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  type IdentityProviders,
  otherStructureId,
  startIdentityProviders,
  structureId,
} from '../support/identity-providers.ts';
import { kioskSite, type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';
import { type SignInBrowser, signInBrowser } from '../support/sign-in-browser.ts';

let providers: IdentityProviders;
let server: ServerUnderTest;
let browser: SignInBrowser;

beforeAll(async () => {
  providers = await startIdentityProviders();
  server = await startTestServer({ environment: { ...providers.environment, DELIVERY_WORKERS: '0' } });
  await server.sql('update sites set structure_id = $1', [structureId]);
});
beforeEach(() => {
  browser = signInBrowser(server.counterUrl);
});
afterAll(async () => {
  await server.stop();
  await providers.stop();
});

const events = async (): Promise<unknown[]> =>
  (
    await server.sql(`select type || ' ' || detail as line from audit_events
                       where type like 'counter-sign%' order by at, id`)
  ).map(({ line }) => line);
const lastEvent = async (): Promise<unknown> => (await events()).at(-1);

test('the request asks for what Pro Santé Connect asks for, and keeps its secrets here', async () => {
  const asked = new URL(await browser.begin('psc'));
  const { origin, searchParams } = asked;
  expect(origin).toBe(providers.psc);
  expect(Object.fromEntries(searchParams)).toMatchObject({
    response_type: 'code',
    scope: 'openid scope_all',
    acr_values: 'eidas1',
    code_challenge_method: 'S256',
    redirect_uri: `${server.counterUrl}/sign-in/return`,
  });
  for (const random of ['state', 'nonce', 'code_challenge'])
    expect(searchParams.get(random)).toMatch(/^[\w-]{43}$/);
  expect(asked.href).not.toContain('secret');
  expect((await browser.offer()).attempt).toEqual({ state: 'away' });
});

test('a pharmacist comes in by Pro Santé Connect, and the audit knows who and for which structure', async () => {
  expect(await browser.signInAs('psc', '899900000011')).toEqual({
    state: 'proven',
    name: 'Paule ESSAI-PSC',
    places: [
      { place: 0, siteName: kioskSite, structureName: 'PHARMACIE DE DEVELOPPEMENT', profession: '21' },
    ],
  });
  expect((await browser.api('GET', 'session')).body).toBeNull();
  expect(await browser.enter(0)).toBe(200);
  expect((await browser.api('GET', 'session')).body).toEqual({
    staffName: 'Paule ESSAI-PSC',
    siteName: kioskSite,
    signIn: 'psc',
    demonstration: true,
  });
  expect(await lastEvent()).toBe(`counter-signed-in psc-899900000011:${structureId}`);
  expect((await browser.offer()).attempt).toBeNull();
});

test('with several exercices, the person says which one, and only one that is theirs', async () => {
  const attempt = await browser.signInAs('psc', '899900000029');
  expect(attempt).toMatchObject({ places: [{ profession: '21' }, { profession: '10' }] });
  expect(await browser.enter(2)).toBe(401);
  expect(await browser.enter(1)).toBe(200);
  expect(await browser.enter(1)).toBe(401);
});

test.each([
  ['no professional profile', '899900000045', 'no-profile'],
  ['a profession that does not use the page', '899900000052', 'profession'],
  ['a pharmacy without a kiosk of ours', '899900000060', 'no-site'],
])('%s: refused, written down without a name, and no door opens', async (_title, login, reason) => {
  expect(await browser.signInAs('psc', login)).toEqual({ state: 'refused', reason });
  expect(await browser.enter(0)).toBe(401);
  expect((await browser.api('GET', 'session')).body).toBeNull();
  expect(await lastEvent()).toBe(`counter-sign-in-refused psc:${reason}`);
});

test('who says no at the provider is told so', async () => {
  const back = await browser.choose(await browser.begin('psc'), { refuse: 'yes' });
  await browser.visit(back);
  expect(await browser.attempt()).toEqual({ state: 'refused', reason: 'declined' });
});

test('an agent of the CPAM comes in by the other provider; one without the right claim does not', async () => {
  expect(await browser.signInAs('cpam', 'agent-essai-2')).toEqual({ state: 'refused', reason: 'not-agent' });
  const other = signInBrowser(server.counterUrl);
  expect(await other.signInAs('cpam', 'agent-essai-1')).toMatchObject({ name: 'Agathe ESSAI-CPAM' });
  expect(await other.enter(0)).toBe(200);
  expect((await other.api('GET', 'session')).body).toMatchObject({ signIn: 'cpam' });
  expect(await lastEvent()).toBe(`counter-signed-in cpam-agent-essai-1:${structureId}`);
});

test('a state that was changed on the way proves nothing, and the right one cannot be tried after it', async () => {
  const back = new URL(await browser.choose(await browser.begin('psc'), { login: '899900000011' }));
  const changed = new URL(back);
  changed.searchParams.set('state', 'A'.repeat(43));
  expect((await browser.visit(changed.href)).status).toBe(303);
  expect(await browser.attempt()).toEqual({ state: 'refused', reason: 'not-proven' });
  await browser.visit(back.href);
  expect(await browser.attempt()).toEqual({ state: 'refused', reason: 'not-proven' });
});

test('an answer that was made for another browser opens nothing in this one', async () => {
  const thief = signInBrowser(server.counterUrl);
  const stolen = await browser.choose(await browser.begin('psc'), { login: '899900000011' });
  await thief.visit(stolen);
  expect(await thief.attempt()).toBeNull();
  await thief.begin('psc');
  await thief.visit(stolen);
  expect(await thief.attempt()).toEqual({ state: 'refused', reason: 'not-proven' });
});

test('a code is worth something once', async () => {
  const back = new URL(await browser.choose(await browser.begin('psc'), { login: '899900000011' }));
  await browser.visit(back.href);
  const again = new URL(await browser.begin('psc'));
  back.searchParams.set('state', again.searchParams.get('state') ?? '');
  await browser.visit(back.href);
  expect(await browser.attempt()).toEqual({ state: 'refused', reason: 'not-ours' });
});

test('an answer that names another issuer is refused (RFC 9207)', async () => {
  const back = new URL(await browser.choose(await browser.begin('psc'), { login: '899900000011' }));
  expect(back.searchParams.get('iss')).toBe(providers.psc);
  back.searchParams.set('iss', providers.cpam);
  await browser.visit(back.href);
  expect(await browser.attempt()).toEqual({ state: 'refused', reason: 'not-proven' });
});

test('leaving ends the session here, and there too', async () => {
  await browser.signInAs('psc', '899900000011');
  await browser.enter(0);
  const left = await browser.api('DELETE', 'session');
  expect(left).toMatchObject({
    status: 200,
    body: { leave: { fields: { post_logout_redirect_uri: `${server.counterUrl}/` } } },
  });
  expect((await browser.api('GET', 'session')).body).toBeNull();
  expect(await lastEvent()).toBe('counter-signed-out psc-899900000011');
  const { leave } = left.body as { leave: { address: string; fields: Record<string, string> } };
  expect(leave.address.startsWith(`${providers.psc}/`) && !leave.address.includes('?')).toBe(true);
  const asked = await (await browser.visit(leave.address, leave.fields)).text();
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(asked)?.[1] ?? '';
  const confirm = await browser.visit(`${leave.address}/confirm`, { xsrf, logout: 'yes' });
  expect(confirm.headers.get('location')).toBe(`${server.counterUrl}/`);
  // The provider asks again who is there: it has no session left.
  const asksAgain = await browser.visit(await browser.begin('psc'));
  expect(asksAgain.headers.get('location')).toMatch(/^\/interaction\//);
});

test('production’s own shape: without the sign-in of development, its doors are not there', async () => {
  expect((await browser.offer()).development).toBe(false);
  expect((await browser.api('GET', 'staff')).status).toBe(401);
  const siteId = (await server.sql('select id from sites'))[0]?.['id'];
  expect((await browser.api('POST', 'session', { staffId: 'essai-pharmacien', siteId })).status).toBe(401);
});

test('neither names nor tokens are in the log or in the database', async () => {
  await browser.signInAs('psc', '899900000011');
  await browser.enter(0);
  expect(server.logged()).toContain('counter-signed-in');
  for (const secret of [
    'ESSAI-PSC',
    '899900000011',
    'eyJ',
    browser.cookies(new URL(server.counterUrl).host).get('borne-counter') ?? '?',
  ])
    expect(server.logged()).not.toContain(secret);
  expect(JSON.stringify(await server.sql('select * from audit_events'))).not.toContain('ESSAI-PSC');
});

test('the site decides: moved to another structure, it is open to that one’s pharmacist', async () => {
  await server.sql('update sites set structure_id = $1', [otherStructureId]);
  try {
    expect(await browser.signInAs('psc', '899900000060')).toMatchObject({ state: 'proven' });
  } finally {
    await server.sql('update sites set structure_id = $1', [structureId]);
  }
});

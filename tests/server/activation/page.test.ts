/** The activation page in a real Chromium, the size of a phone. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchChromium, patientPhone } from '../../../scripts/drill/chromium.ts';
import { formatActivationCode, type Identity } from '../../../server/contract/index.ts';
import { helene, someone, type Ticket, ticketFor } from '../support/people.ts';
import { type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';

let server: ServerUnderTest;
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** Everything the page asked for, and everything it complained about. */
let requested: string[];
let complaints: string[];

beforeAll(async () => {
  server = await startTestServer();
  browser = await launchChromium();
});
beforeEach(async () => {
  context = await patientPhone(browser);
  page = await context.newPage();
  requested = [];
  complaints = [];
  page.on('request', (request) => requested.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
});
afterEach(() => context.close());
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function opened(identity: Identity): Promise<Ticket> {
  const ticket = ticketFor(identity);
  await server.kiosk.create(ticket.requestId, ticket.request);
  return ticket;
}

async function typePerson(day: string, month: string, year: string, nirEnd: string): Promise<void> {
  await page.getByLabel('Jour').fill(day);
  await page.getByLabel('Mois').fill(month);
  await page.getByLabel('Année').fill(year);
  await page.getByLabel('Les 4 derniers chiffres de votre numéro de sécurité sociale').fill(nirEnd);
  await page.getByRole('button', { name: 'Activer mon DMP' }).tap();
}

test('from the QR to the activated record: the code leaves the address bar and no address ever holds it', async () => {
  const { code, requestId } = await opened(helene);
  await page.goto(`${server.publicUrl}/a#${formatActivationCode(code)}`);
  await expect
    .poll(() => page.getByLabel('Le code imprimé sur votre ticket').inputValue())
    .toBe(formatActivationCode(code));
  expect(page.url()).toBe(`${server.publicUrl}/a`);
  await page.getByRole('button', { name: 'Continuer' }).tap();
  await typePerson('00', '05', '1985', '0028');
  await page.getByRole('heading', { name: 'C’est fait' }).waitFor();
  expect(await server.sql('select state from records where id = $1', [requestId])).toEqual([
    { state: 'activated' },
  ]);
  const [first, ...others] = requested;
  expect(first?.split('#')[0]).toBe(`${server.publicUrl}/a`);
  for (const url of others)
    expect(url.startsWith(server.publicUrl) && !url.includes(code.slice(0, 4))).toBe(true);
  expect(complaints).toEqual([]);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([
    0,
    0,
    '',
  ]);
  expect(await page.getByLabel('Le code imprimé sur votre ticket').inputValue()).toBe('');
});

test('the first view holds the code field and its explanation, in one column, and asks nothing else', async () => {
  await page.goto(`${server.publicUrl}/a`);
  await page.getByRole('heading', { name: 'Activer votre DMP' }).waitFor();
  expect(await page.getByRole('textbox').count()).toBe(1);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wider).toBe(false);
  expect(await page.getByText('Démonstration').isVisible()).toBe(true);
});

test('a mistyped code is found on the spot, announced, and never sent', async () => {
  await page.goto(`${server.publicUrl}/a`);
  const before = requested.length;
  await page.getByLabel('Le code imprimé sur votre ticket').fill('7k3m 9x2pq 4twwz');
  await page.getByRole('button', { name: 'Continuer' }).tap();
  await expect
    .poll(() => page.getByRole('alert').filter({ hasText: 'Relisez votre ticket' }).count())
    .toBe(1);
  expect(await page.getByLabel('Le code imprimé sur votre ticket').getAttribute('aria-invalid')).toBe('true');
  expect(requested).toHaveLength(before);
});

test('wrong answers are announced, and the right ones still work after them', async () => {
  const person = someone();
  const { code } = await opened(person);
  await page.goto(`${server.publicUrl}/a#${code}`);
  await page.getByRole('button', { name: 'Continuer' }).tap();
  await typePerson('', '', '', '12');
  await expect
    .poll(() =>
      page
        .getByRole('alert')
        .filter({ hasText: /Tapez 4\schiffres/ })
        .count(),
    )
    .toBe(1);
  const wrong = person.nir.endsWith('0000') ? '1111' : '0000';
  await typePerson('12', '5', '1985', wrong);
  await expect
    .poll(() => page.getByRole('alert').filter({ hasText: 'ne permettent pas d’activer' }).count())
    .toBe(1);
  await typePerson('12', '5', '1985', person.nir.slice(-4));
  await page.getByRole('heading', { name: 'C’est fait' }).waitFor();
});

test('each step can be used by everybody, as far as axe can tell', async () => {
  const { code } = await opened(someone());
  await page.goto(`${server.publicUrl}/a#${code}`);
  await page.getByRole('heading', { name: 'Activer votre DMP' }).waitFor();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole('button', { name: 'Continuer' }).tap();
  await page.getByRole('heading', { name: 'Est-ce bien vous' }).waitFor();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test('the page arrives under the headers that keep it to itself', async () => {
  const response = await fetch(`${server.publicUrl}/a`);
  const policy = response.headers.get('content-security-policy') ?? '';
  for (const rule of [
    "default-src 'none'",
    "script-src 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]) {
    expect(policy).toContain(rule);
  }
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'cross-origin-opener-policy': 'same-origin',
  });
  expect(response.headers.get('x-powered-by')).toBeNull();
  expect(response.headers.get('strict-transport-security')).toBeNull();
});

test('all of it is small', async () => {
  await page.goto(`${server.publicUrl}/a`);
  const sizes = await Promise.all(
    [...new Set(requested)]
      .filter((url) => url.startsWith('http'))
      .map(async (url) => (await (await fetch(url)).arrayBuffer()).byteLength),
  );
  expect(sizes.length).toBeGreaterThanOrEqual(5);
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(30_000);
});

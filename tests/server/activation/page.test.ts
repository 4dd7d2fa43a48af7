/** The page at home in a real Chromium, the size of a phone. */

import { get, type IncomingMessage } from 'node:http';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchChromium, patientPhone } from '../../../scripts/drill/chromium.ts';
import { homeWords } from '../../../server/contract/home/index.ts';
import { formatActivationCode, type Identity, LanguageSchema } from '../../../server/contract/index.ts';
import { startMailbox, type TestMailbox } from '../support/mailbox.ts';
import { testLogin, testPassword } from '../support/memory-access.ts';
import { helene, someone, type Ticket, ticketFor } from '../support/people.ts';
import { type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';

const fr = homeWords.fr;
let mailbox: TestMailbox;
let server: ServerUnderTest;
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** Everything the page asked for, and everything it complained about. */
let requested: string[];
let complaints: string[];
let mobiles = 0;

beforeAll(async () => {
  mailbox = await startMailbox();
  const wide = { points: 1_000, seconds: 60 };
  server = await startTestServer({
    environment: mailbox.environment,
    limits: { perNetwork: wide, perBirthDate: wide, overall: wide },
  });
  browser = await launchChromium();
});
beforeEach(async () => {
  context = await patientPhone(browser);
  await openPage();
});
afterEach(() => context.close());
afterAll(async () => {
  await browser.close();
  await server.stop();
  await mailbox.stop();
});

async function openPage(): Promise<void> {
  page = await context.newPage();
  requested = [];
  complaints = [];
  page.on('request', (request) => requested.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
}

async function opened(identity: Identity): Promise<Ticket> {
  const ticket = ticketFor(identity);
  await server.kiosk.create(ticket.requestId, ticket.request);
  return ticket;
}

const heading = (name: string): Locator => page.getByRole('heading', { level: 1, name });
const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).tap();

async function typePerson(day: string, month: string, year: string, nirEnd: string): Promise<void> {
  await page.getByLabel('Jour').fill(day);
  await page.getByLabel('Mois').fill(month);
  await page.getByLabel('Année').fill(year);
  await page.getByLabel('Les 4 derniers chiffres de votre numéro de sécurité sociale').fill(nirEnd);
  await press('Activer mon DMP');
}

/** From the QR to the page that says that it is done. */
async function activated(identity = someone()): Promise<Ticket> {
  const ticket = await opened(identity);
  await page.goto(`${server.publicUrl}/a#${formatActivationCode(ticket.code)}`);
  await press('Continuer');
  const { birthDate: date, nir } = identity;
  await typePerson(date.slice(6), date.slice(4, 6), date.slice(0, 4), nir.slice(-4));
  await heading('C’est fait').waitFor();
  return ticket;
}

/** Gives a mobile of its own and the code that it got. */
async function confirmMobile(): Promise<string> {
  mobiles += 1;
  const mobile = `07000000${String(mobiles).padStart(2, '0')}`;
  await press('Demander mon accès internet');
  await page.getByLabel('Mon mobile').tap();
  await page.getByLabel('Votre numéro de mobile').fill(mobile);
  await press('Recevoir un code');
  await heading('Tapez le code reçu').waitFor();
  const [digits] = await mailbox.find(`+33${mobile.slice(1)}`, /\b\d{6}\b/);
  await page.getByLabel(/^Le code de 6/).fill(digits);
  await press('Confirmer');
  return mobile;
}

async function whatIsKept(): Promise<unknown> {
  return page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    document.cookie,
    (await indexedDB.databases()).length,
  ]);
}

test('from the QR to the activated record: the code leaves the address bar and no address ever holds it', async () => {
  const { code, requestId } = await opened(helene);
  await page.goto(`${server.publicUrl}/a#${formatActivationCode(code)}`);
  await expect
    .poll(() => page.getByLabel('Le code imprimé sur votre ticket').inputValue())
    .toBe(formatActivationCode(code));
  expect(page.url()).toBe(`${server.publicUrl}/a`);
  await press('Continuer');
  await typePerson('00', '05', '1985', '0028');
  await heading('C’est fait').waitFor();
  expect(await server.sql('select state from records where id = $1', [requestId])).toEqual([
    { state: 'activated' },
  ]);
  const [first, ...others] = requested;
  expect(first?.split('#')[0]).toBe(`${server.publicUrl}/a`);
  for (const url of others)
    expect(url.startsWith(server.publicUrl) && !url.includes(code.slice(0, 4))).toBe(true);
  expect(complaints).toEqual([]);
  expect(await whatIsKept()).toEqual([0, 0, '', 0]);
  expect(await page.content()).not.toContain(code.slice(0, 4));
});

test('the first view holds the code field and its explanation, in one column, and asks nothing else', async () => {
  await page.goto(`${server.publicUrl}/a`);
  await heading('Activer votre DMP').waitFor();
  expect(await page.getByRole('textbox').count()).toBe(1);
  expect(await page.getByText('Démonstration').isVisible()).toBe(true);
});

test('a mistyped code is found on the spot, announced, and never sent', async () => {
  await page.goto(`${server.publicUrl}/a`);
  await heading('Activer votre DMP').waitFor();
  await page.getByLabel('Le code imprimé sur votre ticket').fill('7k3m 9x2pq 4twwz');
  await press('Continuer');
  await expect
    .poll(() => page.getByRole('alert').filter({ hasText: 'Relisez votre ticket' }).count())
    .toBe(1);
  expect(await page.getByLabel('Le code imprimé sur votre ticket').getAttribute('aria-invalid')).toBe('true');
  expect(requested.filter((url) => url.includes('/api/activation'))).toEqual([]);
});

test('wrong answers are announced, and the right ones still work after them', async () => {
  const person = someone();
  const { code } = await opened(person);
  await page.goto(`${server.publicUrl}/a#${code}`);
  await press('Continuer');
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
  await heading('C’est fait').waitFor();
});

test('the login on the screen, the password in the SMS: the page never holds both, not even out of sight', async () => {
  const bodies: string[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/api/')) void response.text().then((text) => bodies.push(text));
  });
  await activated();
  const mobile = await confirmMobile();
  await heading('Votre accès est créé').waitFor();
  await page.getByText(testLogin).waitFor();
  await page.getByText(/est parti vers/).waitFor();
  expect(await page.content()).not.toContain(testPassword);
  expect(bodies.join()).toContain(testLogin);
  expect(bodies.join()).not.toContain(testPassword);
  await mailbox.find(`+33${mobile.slice(1)}`, new RegExp(testPassword));
  for (const { text } of await mailbox.messages()) expect(text).not.toContain(testLogin);
  await press('J’ai noté mon identifiant');
  await heading('Votre page').waitFor();
  expect(await page.content()).not.toContain(testLogin);
  expect(await whatIsKept()).toEqual([0, 0, '', 0]);
});

test.each([
  [{ outcome: 'refused', code: 'X' }, 'L’accès n’est pas créé'],
  [{ outcome: 'uncertain', reason: 'timeout' }, 'Nous ne savons pas encore'],
  [{ outcome: 'unreachable', reason: 'tls' }, 'L’accès n’est pas encore demandé'],
  [{ outcome: 'exists' }, 'Vous avez déjà un accès internet'],
] as const)('the service says %o: the page says it, and never that it is done', async (outcome, title) => {
  server.access.nextAccesses.push(outcome);
  await activated();
  await confirmMobile();
  await heading(title).waitFor();
  expect(await page.getByText('Votre accès est créé').count()).toBe(0);
  const again = page.getByRole('button', { name: 'Demander encore' });
  expect(await again.count()).toBe(outcome.outcome === 'exists' ? 0 : 1);
});

test('a phone that drops the page finds it again; whoever leaves it finds nothing', async () => {
  const { code } = await activated();
  await page.reload();
  await heading('Votre page').waitFor();
  await press('Quitter');
  await page.getByText('Rien ne reste sur cet appareil').waitFor();
  await page.reload();
  await heading('Activer votre DMP').waitFor();
  expect(await page.getByLabel('Le code imprimé sur votre ticket').inputValue()).toBe('');
  expect(code.length).toBe(14);
});

test('coming back with the ticket: the code sent to the mobile opens the page', async () => {
  const person = someone();
  const { code } = await activated(person);
  const mobile = await confirmMobile();
  await heading('Votre accès est créé').waitFor();
  await context.close();
  context = await patientPhone(browser);
  await openPage();
  const before = (await mailbox.messages()).length;
  await page.goto(`${server.publicUrl}/a#${code}`);
  await press('Continuer');
  await typePerson('12', '05', '1985', person.nir.slice(-4));
  await heading('C’est encore vous').waitFor();
  await expect.poll(async () => (await mailbox.messages()).length).toBe(before + 1);
  const [digits] = await mailbox.find(`+33${mobile.slice(1)}`, /\b\d{6}\b/);
  await page.getByLabel(/^Le code de 6/).fill(digits);
  await press('Confirmer');
  await heading('Votre page').waitFor();
});

test('closing: two equal answers, « demandée » until the service said so, and the ten years are told', async () => {
  await activated();
  await press('Voir ma page');
  await press('Fermer mon DMP');
  await heading('Fermer mon DMP').waitFor();
  await page.getByText(/gardé 10\sans/).waitFor();
  const boxes = await Promise.all(
    ['Oui, fermer mon DMP', 'Non, le garder'].map((name) => page.getByRole('button', { name }).boundingBox()),
  );
  expect(boxes[0]?.width).toBe(boxes[1]?.width);
  expect(boxes[0]?.height).toBe(boxes[1]?.height);
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  server.dmp.nextTerminates.push(async (closing) => {
    await held;
    server.dmp.shut(closing);
    return { outcome: 'closed' };
  });
  await press('Oui, fermer mon DMP');
  await heading('Fermeture demandée').waitFor();
  expect(await page.getByText('Votre DMP est fermé').count()).toBe(0);
  answer();
  await heading('Votre DMP est fermé').waitFor();
});

test('before the session ends the page asks; when it ended nothing of the person is on the screen', async () => {
  await page.clock.install();
  await activated();
  await press('Voir ma page');
  await heading('Votre page').waitFor();
  await page.clock.fastForward('13:30');
  await page.getByText('Êtes-vous toujours là').waitFor();
  await press('Je suis là');
  await page.getByText('Êtes-vous toujours là').waitFor({ state: 'hidden' });
  await page.clock.fastForward('15:10');
  await page.getByText('La page s’est fermée, pour vous protéger').waitFor();
});

/** One text with French; its own test is its choice in the list. */
const ownTexts = LanguageSchema.options.filter((language) => language !== 'fr-simple');

test.each(ownTexts)('%s: each step and each right, for axe, for fingers and at 320 px', async (language) => {
  const words = homeWords[language];
  await context.close();
  context = await browser.newContext({
    viewport: { width: 320, height: 640 },
    isMobile: true,
    hasTouch: true,
    locale: language.slice(0, 2),
  });
  await openPage();
  const person = someone();
  const { code } = await opened(person);
  await page.goto(`${server.publicUrl}/a#${code}`);
  await heading(words.code.title).waitFor();
  await fitsEverybody(language);
  await press(words.code.next);
  await fitsEverybody(language);
  for (const [name, value] of Object.entries({ day: '12', month: '05', year: '1985' }))
    await page.locator(`#${name}`).fill(value);
  await page.locator('#nir-end').fill(person.nir.slice(-4));
  await press(words.person.send);
  await heading(words.done.title).waitFor();
  await fitsEverybody(language);
  await press(words.done.next);
  await page.getByLabel(words.channel.email).tap();
  const address = `${language}-${mobiles}@langues.invalid`;
  await page.locator('#address').fill(address);
  await fitsEverybody(language);
  await press(words.channel.send);
  await heading(words.oneTime.title).waitFor();
  await fitsEverybody(language);
  await page.locator('#digits').fill((await mailbox.find(address, /\b\d{6}\b/))[0]);
  await press(words.oneTime.send);
  await heading(words.access.created).waitFor();
  await fitsEverybody(language);
  await press(words.home.back);
  for (const right of ['trail', 'receipt', 'choices', 'close', 'erase'] as const) {
    await heading(words.home.title).waitFor();
    await fitsEverybody(language);
    await press(words.home[right]);
    await heading(words.home.title).waitFor({ state: 'detached' });
    await fitsEverybody(language);
    await press(right === 'close' ? words.closing.keep : words.home.back);
  }
  expect(complaints).toEqual([]);
});

/** axe finds nothing, nothing is wider than the screen (at twice the letters too), every target fits a finger. */
async function fitsEverybody(language: string): Promise<void> {
  await page.locator('main h1').waitFor();
  expect(await page.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
  // The rules read no words: one language of each direction is enough for them.
  if (['fr', 'ar'].includes(language))
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  const sizes = await page.evaluate(() =>
    [...document.querySelectorAll('button, select, input:not([type="radio"]), label.choice')].map(
      (target) => {
        const { width, height } = target.getBoundingClientRect();
        return Math.min(width, height);
      },
    ),
  );
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
  for (const size of ['100%', '200%']) {
    await page.evaluate((letters) => document.documentElement.style.setProperty('font-size', letters), size);
    const [inner, outer] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      window.innerWidth,
    ]);
    expect(inner).toBeLessThanOrEqual(outer ?? 0);
  }
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
}

test('another language is one choice away, and the way goes on where it was', async () => {
  const { code } = await opened(someone());
  await page.goto(`${server.publicUrl}/a#${code}`);
  await press('Continuer');
  await page.getByLabel('Jour').fill('12');
  await page.getByLabel(fr.languages).selectOption('tr');
  await heading(homeWords.tr.person.title).waitFor();
  expect(await page.getByLabel(homeWords.tr.person.day).inputValue()).toBe('12');
  await page.getByText(homeWords.tr.unread).waitFor();
  await page.getByLabel(homeWords.tr.languages).selectOption('fr-simple');
  await heading(fr.person.title).waitFor();
  expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([
    'fr',
    'ltr',
  ]);
});

test('the whole way with a keyboard, and the focus is on each new title', async () => {
  const { code, request } = await opened(someone());
  await page.goto(`${server.publicUrl}/a#${code}`);
  await expect.poll(() => page.locator('#code').inputValue()).not.toBe('');
  await page.locator('#code').focus();
  await page.keyboard.press('Enter');
  await heading('Est-ce bien vous').waitFor();
  const titleHasFocus = (): Promise<boolean> => page.evaluate(() => document.activeElement?.tagName === 'H1');
  expect(await titleHasFocus()).toBe(true);
  const { birthDate: date, nir } = request.identity;
  for (const text of [date.slice(6), date.slice(4, 6), date.slice(0, 4), nir.slice(-4)]) {
    await page.keyboard.press('Tab');
    await page.keyboard.type(text);
  }
  await page.keyboard.press('Enter');
  await heading('C’est fait').waitFor();
  expect(await titleHasFocus()).toBe(true);
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

test('all of it is small: three answers to begin with, 60 kB on the wire with every language there is', async () => {
  await page.goto(`${server.publicUrl}/a`);
  await heading('Activer votre DMP').waitFor();
  const files = [...new Set(requested)].filter((url) => url.startsWith('http') && !url.includes('/api/'));
  expect(files).toHaveLength(3);
  const all = [
    ...files,
    ...LanguageSchema.options.map((language) => `${server.publicUrl}/a/words/${language}.json`),
  ];
  const sizes = await Promise.all(all.map(onTheWire));
  const sum = (list: number[]): number => list.reduce((total, size) => total + size, 0);
  expect(sum(sizes.slice(0, 3))).toBeLessThan(25_000);
  expect(sum(sizes)).toBeLessThan(60_000);
});

/** Bytes of the body as they travel, compressed. */
async function onTheWire(url: string): Promise<number> {
  const { headers, body } = await answerOf(url, 'gzip');
  expect(headers['content-encoding']).toBe('gzip');
  return body.length;
}

function answerOf(
  url: string,
  encoding: string,
): Promise<Pick<IncomingMessage, 'headers'> & { body: Buffer }> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': encoding } }, (response) => {
      const chunks: Buffer[] = [];
      response
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks) }));
    }).on('error', reject);
  });
}

test('a browser that does not read gzip gets the page all the same', async () => {
  const { headers, body } = await answerOf(`${server.publicUrl}/a/page.js`, 'identity');
  expect(headers['content-encoding']).toBeUndefined();
  expect(body.toString()).toContain('takeCodeFromAddress');
});

/** The leaflets in a real Chromium, the size of a phone: every sheet in every language. */
import fc from 'fast-check';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { launchChromium, patientPhone } from '../../../scripts/drill/chromium.ts';
import { LanguageSchema, PaperKindSchema } from '../../../server/contract/index.ts';
import { leafletLanguages } from '../../../server/src/leaflet/catalogue.ts';
import { leafletPage } from '../../../server/src/leaflet/leaflet-page.ts';
import { axeViolations } from '../../support/axe.ts';
import { type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';

// Nine pages a test: a machine that stands still for some seconds is no fault of theirs.
vi.setConfig({ testTimeout: 90_000 });

let server: ServerUnderTest;
let browser: Browser;
let context: BrowserContext;
let page: Page;
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

/** Headings and sentences; steps and links: between them, everything that a page is made of. */
const shapes: string[] = ['information', 'guide-activate'];

const fetchPage = (path: string): Promise<Response> => fetch(`${server.publicUrl}${path}`);

describe.each(LanguageSchema.options)('%s', (language) => {
  test('every sheet: no axe violation, nothing beside the screen, and nothing else fetched', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const kind of PaperKindSchema.options) {
      await page.goto(`${server.publicUrl}/f/${kind}?l=${language}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      if (language === 'fr' || shapes.includes(kind)) {
        expect([kind, ...(await axeViolations(page))]).toEqual([kind]);
      }
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(`${kind} ${overflow}`).toBe(`${kind} 0`);
    }
    const own = new RegExp(`^${server.publicUrl}/f/(style\\.css|[a-z-]+\\?l=${language})$`);
    expect(requested.filter((url) => !own.test(url) && !url.startsWith('data:'))).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

test('it is read from right to left in Arabic, and the address and the number from left to right', async () => {
  await page.goto(`${server.publicUrl}/f/guide-oppose?l=ar`);
  expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe('rtl');
  const site = page.getByRole('link', { name: 'monespacesante.fr' });
  expect(await site.evaluate((link) => getComputedStyle(link).direction)).toBe('ltr');
  expect(await page.getByRole('link', { name: '3422' }).getAttribute('href')).toBe('tel:3422');
});

test('the other languages are one touch away, on the same sheet', async () => {
  await page.goto(`${server.publicUrl}/f/closure?l=fr`);
  await page.getByRole('link', { name: 'Português' }).tap();
  await page.getByRole('heading', { level: 1, name: 'O seu DMP está fechado' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('pt');
  expect(await page.getByRole('link', { name: 'Português' }).getAttribute('aria-current')).toBe('page');
});

test('page and style together weigh at most 20 kB, and hold no script', async () => {
  const style = await (await fetchPage('/f/style.css')).text();
  for (const kind of PaperKindSchema.options) {
    for (const language of LanguageSchema.options) {
      const html = await (await fetchPage(`/f/${kind}?l=${language}`)).text();
      expect(Buffer.byteLength(html) + Buffer.byteLength(style)).toBeLessThanOrEqual(20_000);
      expect(html).not.toMatch(/<script|<style|style=|\son[a-z]+=/);
    }
  }
});

test('the page is closed to everything: no script may run, nothing is kept', async () => {
  const { headers, status } = await fetchPage('/f/closure?l=fr');
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(headers.get('content-security-policy')).toContain(`default-src 'none'`);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('set-cookie')).toBeNull();
});

test('what the law of the moment changes is changed', async () => {
  expect(await (await fetchPage('/f/later?l=fr')).text()).toContain('Aucune réponse n’est notée');
  const { DATABASE_URL: databaseUrl, SECRETS_DIR: secrets } = server.config;
  const existing = { databaseUrl, secrets };
  const mes = await startTestServer({ environment: { REGIME: 'mes-2022' }, existing });
  try {
    const later = await (await fetch(`${mes.publicUrl}/f/later?l=fr`)).text();
    expect(later).toContain('s’ouvre tout seul');
    const information = await (await fetch(`${mes.publicUrl}/f/information?l=fr`)).text();
    expect(information).not.toContain('médecin du travail');
  } finally {
    await mes.stop();
  }
});

test('an unknown sheet is a plain page that says so, in the language asked for', async () => {
  const missing = await fetchPage('/f/dossier-de-dupont?l=tr');
  expect(missing.status).toBe(404);
  const html = await missing.text();
  expect(html).toContain('<h1>Sayfa bulunamadı</h1>');
  expect(html).not.toContain('dupont');
  expect((await fetchPage('/f/')).status).toBe(404);
  expect((await fetchPage('/f/closure/1')).status).toBe(404);
});

test('a language that is not ours, or none, is answered in French', async () => {
  for (const query of ['', '?l=', '?l=de', '?l=__proto__', '?l=fr&l=en', '?l[]=en']) {
    expect(await (await fetchPage(`/f/closure${query}`)).text()).toContain('<h1>Votre DMP est fermé</h1>');
  }
});

test('nothing of what is asked is logged', async () => {
  const before = server.logged();
  await fetchPage('/f/guide-close?l=ar');
  expect(server.logged()).toBe(before);
});

test('whatever a catalogue may hold one day, it stays text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (title) => {
      const html = leafletPage({
        sheet: { title: `<b title="x">${title}`, parts: [{ lines: [`<script>${title}`] }] },
        language: 'en',
        address: '/f/x',
        demonstration: false,
      });
      expect(html).toContain('<h1>&lt;b title=&quot;x&quot;&gt;');
      expect(html).toContain('<p>&lt;script&gt;');
      expect(html.match(/<h1>/g)).toHaveLength(1);
    }),
  );
});

test('in development the page says that it is a demonstration', async () => {
  const html = await (await fetchPage('/f/closure?l=en')).text();
  expect(html).toContain(leafletLanguages.en.words.demonstration);
});

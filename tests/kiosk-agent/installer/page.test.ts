/** The installer's page in a real Chromium: what it shows, what a finger does, and that everybody can read it. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { kioskPanel, launchChromium } from '../../../scripts/drill/chromium.ts';
import { axeViolations } from '../../support/axe.ts';
import { type AgentDouble, agentDouble } from '../http/agent-double.ts';
import { deciding, read } from '../visit/kiosk-double.ts';
import { dupont } from '../visit/people.ts';

let browser: Browser;
let agent: AgentDouble;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  agent = await agentDouble();
  agent.devices.status.light = { state: 'ready', model: 'blink(1)' };
  agent.devices.status.scanner = { state: 'refused', reason: 'keyboard-wedge', model: 'Voyager' };
  await agent.health.run();
  agent.screen.beat('welcome');
  context = await kioskPanel(browser);
  page = await context.newPage();
  complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
});
afterEach(async () => {
  await context.close();
  await agent.stop();
});

const open = (token = agent.installerToken) => page.goto(`http://${agent.own}/installation#${token}`);
const button = (name: string | RegExp) => page.getByRole('button', { name });
const row = (label: string) => page.getByRole('listitem').filter({ hasText: label });

const violations = (): Promise<string[]> =>
  axeViolations(page, ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);

test('without its key it opens nothing and says how to get one', async () => {
  await page.goto(`http://${agent.own}/installation`);
  await page.getByText('Cette page demande la clé de l’installateur.').waitFor();
  expect(await page.getByRole('button').count()).toBe(0);
  expect(await violations()).toEqual([]);
});

test('shows each device by a word and a shape, and takes the key out of the address', async () => {
  await open();
  await page.getByText('La borne est en service.').waitFor();
  expect(page.url()).toBe(`http://${agent.own}/installation`);
  await row('Lecteur de carte').getByText('Fonctionne').waitFor();
  await row('Lecteur de code')
    .getByText('Réglez-le en mode «\u00a0HID POS\u00a0», avec le caractère GS.')
    .waitFor();
  const shapes = await page
    .locator('#devices li use')
    .evaluateAll((uses) => uses.map((use) => use.getAttribute('href')));
  expect(new Set(shapes)).toEqual(new Set(['#absent', '#degraded', '#off', '#ready']));
  agent.kiosk.board.update({ printer: 'paper-out' });
  await row('Imprimante').getByText('Il n’y a plus de papier.').waitFor();
  expect(complaints).toEqual([]);
});

test('devices are tried in maintenance only, by finger, one after the other', async () => {
  await open();
  await page.getByText('Mettez d’abord la borne en entretien.').waitFor();
  expect(await button('Imprimer un ticket d’essai').isDisabled()).toBe(true);
  await button('Mettre en entretien').tap();
  await page.getByText('En entretien\u00a0: la borne est fermée au public.').waitFor();
  await button('Imprimer un ticket d’essai').tap();
  await page.getByText('le ticket d’essai est sorti').waitFor();
  await button('Lire une carte').tap();
  await page.getByText('Mettez une carte dans les 30 secondes…').waitFor();
  expect(await button('Voyant').isDisabled()).toBe(true);
  agent.installer.card.onReader({
    type: 'inserted',
    session: { id: 'card-1', read: async () => read(dupont) },
  });
  await page.getByText(/Carte lue en \d+\sms\s: 1 titulaire\./).waitFor();
  expect(await page.content()).not.toMatch(/DUPONT|HÉLÈNE/);
  await button('Rendre la borne au public').tap();
  await page.getByText('La borne est en service.').waitFor();
  expect(complaints).toEqual([]);
});

test('a visit under way is told, not disturbed', async () => {
  await open();
  await deciding(agent.kiosk, dupont);
  await button('Mettre en entretien').tap();
  await page.getByText('Quelqu’un est en train de se servir de la borne.').waitFor();
  expect(agent.kiosk.stage()).toBe('deciding');
});

test('loaded again it finds its session', async () => {
  await open();
  await page.getByRole('heading', { name: '3. Les appareils' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: '3. Les appareils' }).waitFor();
});

test('an agent that is gone is told, and is told to be back', async () => {
  await open();
  await page.getByText('La borne est en service.').waitFor();
  await page.route('**/installation/api/**', (route) => route.abort());
  await page.getByText('L’agent ne répond pas.').waitFor();
  await page.unroute('**/installation/api/**');
  await page.getByText('L’agent ne répond pas.').waitFor({ state: 'hidden' });
});

test.each([
  ['portrait', { width: 1080, height: 1920 }],
  ['laptop', { width: 1280, height: 800 }],
])('is whole and readable for everybody, %s', async (_name, viewport) => {
  await page.setViewportSize(viewport);
  await open();
  await page.getByText('La borne est en service.').waitFor();
  expect(await violations()).toEqual([]);
  await button('Mettre en entretien').tap();
  await button('Imprimer un ticket d’essai').tap();
  await page.getByText('le ticket d’essai est sorti').waitFor();
  agent.devices.printed.outcome = { outcome: 'not-printed', state: 'paper-out' };
  expect(await violations()).toEqual([]);
  const { width, height } = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth - innerWidth,
    height: document.documentElement.scrollHeight - innerHeight,
  }));
  expect({ width, height }).toEqual({ width: 0, height: 0 });
});

test('says of each language who has read it again, and who speaks it', async () => {
  await open();
  await page.getByText('À relire\u00a0: 2 sur 3.').tap();
  const table = page.getByRole('table');
  await table
    .getByRole('row', { name: /Arabe.*À faire relire par quelqu’un dont c’est la langue/ })
    .waitFor();
  await table
    .getByRole('row', { name: /Turc.*Relu le 1er mars 2027.*Enregistrée par une personne/ })
    .waitFor();
  await table.getByRole('row', { name: /Français.*Texte de référence.*12 phrases sur 589/ }).waitFor();
  expect(await violations()).toEqual([]);
  const pictures = process.env['BORNE_SCREENS_DIR'];
  if (pictures) await page.screenshot({ path: `${pictures}/installer-languages.png`, fullPage: true });
});

test('every button is large enough for a finger on the panel', async () => {
  await open();
  await page.getByRole('heading', { name: '2. Les essais' }).waitFor();
  const heights = await page
    .getByRole('button')
    .evaluateAll((buttons) => buttons.map((each) => each.getBoundingClientRect().height));
  // 4.03 px a millimetre: 12 mm.
  for (const height of heights) expect(height).toBeGreaterThanOrEqual(48);
});

/** The counter's page in a real Chromium, on a real server and database, with kiosks that call. */
import { randomUUIDv7 } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { launchChromium } from '../../../scripts/drill/chromium.ts';
import type { HandOverCode, HandOverReason, PlaceCall } from '../../../server/contract/index.ts';
import { axeViolations } from '../../support/axe.ts';
import {
  type BenchKiosk,
  type CounterBench,
  help,
  papersOf,
  startCounterBench,
} from '../support/counter-bench.ts';

// Many steps each: a machine that stands still for some seconds is no fault of the page.
vi.setConfig({ testTimeout: 90_000 });

const site = 'Pharmacie du Port';
let bench: CounterBench;
let kiosk: BenchKiosk;
let neighbour: BenchKiosk;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  bench = await startCounterBench();
  kiosk = await bench.kiosk(site);
  neighbour = await bench.kiosk(site);
  browser = await launchChromium();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'fr-FR' });
  page = await context.newPage();
  page.setDefaultTimeout(30_000);
  complaints = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await countTones(page);
  await page.goto(bench.server.counterUrl);
  await page.getByRole('heading', { name: 'Comptoir : qui êtes-vous ?' }).waitFor();
});
afterEach(async () => {
  await context.close();
  await bench.server.sql(`update calls set state = 'over', over_at = now() where state <> 'over'`);
  await bench.server.sql('delete from kiosk_phases');
});
afterAll(async () => {
  await browser.close();
  await bench.stop();
});

/** The bell's tones, counted where the page makes them: two for each ring. */
async function countTones(on: Page): Promise<void> {
  await on.addInitScript(() => {
    window.OscillatorNode = new Proxy(OscillatorNode, {
      construct(target, options) {
        performance.mark('tone');
        return Reflect.construct(target, options) as OscillatorNode;
      },
    });
  });
}

const tones = (): Promise<number> => page.evaluate(() => performance.getEntriesByName('tone').length);

async function signIn(): Promise<void> {
  await page.getByLabel(site).check();
  await page.getByRole('button', { name: 'Agent d’essai – pharmacien' }).click();
  await page.getByText('Personne n’attend.').waitFor();
}

const lineOf = (label: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: label }) });
const press = (name: string, within = page.locator('body')) =>
  within.getByRole('button', { name, exact: true }).click();
const stateOf = async (callId: string, call: PlaceCall = help) => (await kiosk.place(call, callId)).body;

const axe = (): Promise<string[]> => axeViolations(page);

test('the sign-in says loudly that it is one of development, and so does the board', async () => {
  const warning = page.getByText('ESSAI : connexion sans mot de passe, agents inventés');
  expect(await warning.isVisible()).toBe(true);
  expect(await axe()).toEqual([]);
  await signIn();
  expect(await warning.isVisible()).toBe(true);
  expect(await page.getByText('Agent d’essai – pharmacien').isVisible()).toBe(true);
  expect(complaints).toEqual([]);
});

test('a call appears, rings once, changes the title and is announced; taken and ended, the kiosk hears both', async () => {
  await signIn();
  await kiosk.send('PUT', '/v1/kiosk/phase', { phase: 'deciding' });
  await page.getByText('Réfléchit à son choix').waitFor();
  const callId = randomUUIDv7();
  await kiosk.place(help, callId);
  const line = lineOf('Borne 1');
  await line.getByText('demande de l’aide').waitFor();
  expect(await page.title()).toBe('(1) Appel – Comptoir');
  expect(await page.locator('[aria-live=assertive]').textContent()).toBe('Borne 1\u00a0: demande de l’aide');
  await kiosk.send('PUT', '/v1/kiosk/phase', { phase: 'ending' });
  await page.getByText('Termine sa visite').waitFor();
  expect(await tones()).toBe(2);
  expect(await axe()).toEqual([]);

  await press('J’y vais', line);
  await line.getByText('Vous y êtes').waitFor();
  expect(await stateOf(callId)).toMatchObject({ state: 'taken' });
  expect(await page.title()).toBe('Comptoir');
  expect(await axe()).toEqual([]);
  await press('C’est fini', line);
  await page.getByText('Personne n’attend.').waitFor();
  await line.getByText('demande de l’aide').waitFor({ state: 'detached' });
  expect(await stateOf(callId)).toMatchObject({ state: 'over', verdict: null });
  expect(await tones()).toBe(2);
  expect(complaints).toEqual([]);
});

test('muted, a new call makes no sound', async () => {
  await signIn();
  await press('Son : oui');
  await kiosk.place(help);
  await lineOf('Borne 1').getByText('demande de l’aide').waitFor();
  expect(await tones()).toBe(0);
  await press('Son : non');
  await neighbour.place(help);
  await lineOf('Borne 2').getByText('demande de l’aide').waitFor();
  expect(await tones()).toBe(2);
});

test('papers: nothing is chosen beforehand, both answers weigh the same, and both questions must be answered', async () => {
  await signIn();
  const papers = papersOf(randomUUIDv7());
  const callId = randomUUIDv7();
  await kiosk.place(papers, callId);
  const line = lineOf('Borne 1');
  await line.getByText('un parent montre ses papiers').waitFor();
  expect(await line.getByRole('button', { name: 'C’est déjà réglé' }).count()).toBe(0);
  await press('J’y vais', line);
  const accept = line.getByRole('button', { name: 'Papiers acceptés' });
  const refuse = line.getByRole('button', { name: 'Papiers non acceptés' });
  await accept.waitFor();
  expect(await line.getByRole('radio').count()).toBe(6);
  expect(await line.getByRole('radio', { checked: true }).count()).toBe(0);
  const [first, second] = [await accept.boundingBox(), await refuse.boundingBox()];
  expect([first?.width, first?.height, first?.y]).toEqual([second?.width, second?.height, second?.y]);
  const look = (of: typeof accept) =>
    of.evaluate((button) => {
      const { color, backgroundColor, borderColor, fontWeight, fontSize } = getComputedStyle(button);
      return { color, backgroundColor, borderColor, fontWeight, fontSize };
    });
  expect(await look(accept)).toEqual(await look(refuse));

  await accept.click();
  await line.getByText('Choisissez qui est là.').waitFor();
  await line.getByLabel('Le père').check();
  await line.getByLabel('Son nom de famille').fill('ESSAI-PÈRE');
  await accept.click();
  await line.getByText('Écrivez son nom de famille et son prénom').waitFor();
  expect(await focusedLabel()).toBe('Son prénom');
  await page.keyboard.type('Paul');
  await accept.click();
  await line.getByText('Choisissez l’avis de la personne représentée.').waitFor();
  expect(await axe()).toEqual([]);
  expect(await stateOf(callId, papers)).toMatchObject({ state: 'taken' });
  await line.getByLabel('Pas d’accord').check();
  await accept.click();
  await accept.waitFor({ state: 'detached' });
  expect(await stateOf(callId, papers)).toMatchObject({ state: 'over', verdict: 'accepted' });
  expect(await bench.server.sql('select relation, opinion from calls where id = $1', [callId])).toEqual([
    { relation: 'father', opinion: 'disagrees' },
  ]);
});

test('a form being filled in stays as it is while other kiosks call and leave', async () => {
  await signIn();
  await neighbour.place(help);
  const papers = papersOf(randomUUIDv7(), 'guardian');
  await kiosk.place(papers);
  const line = lineOf('Borne 1');
  await press('J’y vais', line);
  await line.getByLabel('Le tuteur, ou la personne chargée de représenter').check();
  expect(await line.getByRole('radio', { name: 'La mère' }).count()).toBe(0);
  await line.getByLabel('N’a pas donné d’avis').focus();
  await neighbour.place({ ...help, kind: 'card-forgotten' });
  await lineOf('Borne 2').getByText('carte Vitale oubliée').waitFor();
  await kiosk.send('PUT', '/v1/kiosk/phase', { phase: 'arriving' });
  await line.getByText('Une personne arrive').waitFor();
  expect(await line.getByRole('radio', { checked: true }).count()).toBe(1);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('value'))).toBe('not-expressed');
});

test('an explanation: five points to explain, then it is said that they were', async () => {
  await signIn();
  const call = { ...help, kind: 'explanation', visitId: randomUUIDv7() } as const;
  const callId = randomUUIDv7();
  await kiosk.place(call, callId);
  const line = lineOf('Borne 1');
  await press('J’y vais', line);
  await line.getByRole('heading', { name: 'Les cinq points à expliquer' }).waitFor();
  expect(await line.getByRole('list').getByRole('listitem').count()).toBe(5);
  expect(await axe()).toEqual([]);
  await press('J’ai tout expliqué', line);
  await line.getByText('Les cinq points à expliquer').waitFor({ state: 'detached' });
  expect(await stateOf(callId, call)).toMatchObject({ state: 'over', verdict: 'explained' });
});

test('what a colleague has taken is shown as theirs; somebody else may go on in their place', async () => {
  await signIn();
  const callId = randomUUIDv7();
  await kiosk.place(help, callId);
  const colleague = await bench.staff(site, 'essai-preparatrice');
  await colleague.act(callId, { act: 'take' });
  const line = lineOf('Borne 1');
  await line.getByText('Agent d’essai – préparatrice y est').waitFor();
  expect(await line.getByRole('button', { name: 'C’est fini' }).isVisible()).toBe(false);
  expect(await axe()).toEqual([]);
  await line.getByText('Continuer à sa place').click();
  await press('C’est fini', line);
  await line.getByText('demande de l’aide').waitFor({ state: 'detached' });
});

test('a number is taken over: why the person comes and what to do; a wrong one is said beside the field', async () => {
  await signIn();
  const body: { reason: HandOverReason } = { reason: 'card-unreadable' };
  const drawn = await kiosk.send('PUT', `/v1/hand-overs/${randomUUIDv7()}`, body);
  const { code } = drawn.body as HandOverCode;
  const field = page.getByLabel('Les 6 lettres et chiffres');
  await field.fill('12');
  await field.press('Enter');
  await page.getByText('Il faut 6 lettres ou chiffres').waitFor();
  await field.fill(code === 'ZZZZZZ' ? 'YYYYYY' : 'ZZZZZZ');
  await field.press('Enter');
  await page.getByText('Ce numéro n’est pas connu ici').waitFor();
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(await axe()).toEqual([]);
  await field.fill(`${code.slice(0, 3)} ${code.slice(3)}`.toLowerCase());
  await press('Prendre en charge');
  await page.getByText('Borne 1 : vous prenez cette personne en charge.').waitFor();
  expect(await page.getByText('La borne n’arrive pas à lire la carte.').isVisible()).toBe(true);
  expect(await field.inputValue()).toBe('');
  expect(await axe()).toEqual([]);
});

test('everything works from the keyboard alone', async () => {
  const siteField = page.getByLabel(site);
  await siteField.focus();
  await page.keyboard.press('Space');
  const staff = page.getByRole('button', { name: 'Agent d’essai – pharmacien' });
  await tabTo('Agent d’essai – pharmacien');
  expect(await staff.evaluate((button) => button === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByText('Personne n’attend.').waitFor();
  const papers = papersOf(randomUUIDv7());
  const callId = randomUUIDv7();
  await kiosk.place(papers, callId);
  await lineOf('Borne 1').getByText('un parent montre ses papiers').waitFor();
  await tabTo('J’y vais');
  await page.keyboard.press('Enter');
  await page.getByText('À vérifier').waitFor();
  await tabTo('La mère');
  await page.keyboard.press('Space');
  await tabTo('Son nom de famille');
  await page.keyboard.type('Essai-Mère');
  await tabTo('Son prénom');
  await page.keyboard.type('Anne');
  await tabTo('D’accord');
  await page.keyboard.press('Space');
  await tabTo('Papiers acceptés');
  await page.keyboard.press('Enter');
  await page.getByText('À vérifier').waitFor({ state: 'detached' });
  expect(await stateOf(callId, papers)).toMatchObject({ verdict: 'accepted' });
});

/** Presses Tab until the focus is on the control with this name, as a person would. */
async function tabTo(name: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if ((await focusedLabel()) === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard never reaches « ${name} »`);
}

function focusedLabel(): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const label = element instanceof HTMLInputElement ? element.labels?.[0] : element;
    return label?.textContent?.trim() ?? '';
  });
}

test('nothing is stored in the browser, and the session is out of a script’s reach', async () => {
  await signIn();
  const stored = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
  expect(stored).toEqual([0, 0, '']);
  await page.reload();
  await page.getByRole('heading', { name: `Comptoir – ${site}` }).waitFor();
  await press('Quitter');
  await page.getByRole('heading', { name: 'Comptoir : qui êtes-vous ?' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Comptoir : qui êtes-vous ?' }).waitFor();
});

test('a board that is cut says so and shows nothing as sure; the server that comes back knows nobody', async () => {
  const third = await bench.secondServer();
  await page.goto(third.counterUrl);
  await signIn();
  await third.stop();
  await page.getByText('Plus de liaison avec le serveur').waitFor();
  expect(await page.getByText('Personne n’attend.').count()).toBe(0);
  expect(await axe()).toEqual([]);
});

test('at the width of a phone nothing runs out of the page', async () => {
  await page.setViewportSize({ width: 320, height: 800 });
  await signIn();
  await kiosk.place(papersOf(randomUUIDv7()));
  await press('J’y vais', lineOf('Borne 1'));
  await page.getByText('À vérifier').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

/** The page of the counter in Chromium: what the staff sees, clicks and scans. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { launchChromium } from '../../../scripts/drill/chromium.ts';
import { type LgoFormProcess, startLgoForm } from './automation/lgo-form.ts';
import { type CounterHere, startCounterHere } from './counter-here.ts';
import { readDataMatrix } from './read-data-matrix.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let browser: Browser;
let form: LgoFormProcess;
let counter: CounterHere | null = null;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  form = await startLgoForm();
});
beforeEach(async () => {
  await form.post('/wipe', {});
});
afterEach(async () => {
  await page.close();
  await counter?.close();
  counter = null;
});
afterAll(async () => {
  await browser.close();
  await form.stop();
});

async function open(env: Record<string, string>): Promise<void> {
  const simulated = { LGO_FORM_OPERATOR_PORT: String(form.operatorPort) };
  counter = await startCounterHere({ LGO_DEMO: 'true', LGO_PROFILE: 'lgo-simule', ...simulated, ...env });
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' });
  await page.goto(counter.url);
  await page.getByRole('heading', { name: 'Aucune identité à transmettre' }).waitFor();
}

const click = (name: string): Promise<void> => page.getByRole('button', { name }).click();

test.each([
  [
    'ins-datamatrix',
    "IS010000000000000000000000S1295109912611193S21.2.250.1.213.1.4.10S3ELODIE-ZOE\u001dS4CELIK-NOEL D'OEUVRE\u001dS5FS612-10-1995",
  ],
  ['tabulations', "CELIK-NOEL D'OEUVRE\tELODIE-ZOE\t12/10/1995\t295109912611193"],
])('the code on the screen (%s) is read whole from a picture of the screen', async (profile, text) => {
  await open({ LGO_PROFILE: profile });
  await click('ÉLODIE-ZOÉ');
  await page.getByRole('img', { name: 'Code à scanner' }).waitFor();
  await vi.waitFor(async () => {
    expect((await readDataMatrix(await page.screenshot()))?.text).toBe(text);
  }, 60_000);
  expect(await page.getByRole('button', { name: 'Remplir dans le logiciel' }).count()).toBe(0);
});

test('once the person has done with it, nothing of the code is left in the page or its address', async () => {
  await open({});
  await click('ÉLODIE-ZOÉ');
  await page.getByRole('img', { name: 'Code à scanner' }).waitFor();
  await click('J’ai terminé');
  await page.getByRole('heading', { name: 'Aucune identité à transmettre' }).waitFor();
  expect(await page.locator('#code').getAttribute('src')).toBeNull();
  expect(await page.content()).not.toContain('data:image');
  expect(page.url()).toBe(`http://127.0.0.1:${counter?.port}/`);
});

test('the trial code is read as the page says that it must be read', async () => {
  await open({});
  await page.getByText('Régler le lecteur de codes').click();
  await page.getByRole('img', { name: 'Code d’essai' }).waitFor();
  const said = await page.locator('#trial-text').textContent();
  await vi.waitFor(async () => {
    expect((await readDataMatrix(await page.screenshot()))?.text.replace('\t', ' ⇥ ')).toBe(said);
  }, 60_000);
});

test('a person without a code: the page says why, and shows none', async () => {
  await open({ LGO_PROFILE: 'ins-datamatrix' });
  await click('HÉLÈNE');
  await page.getByText('sa date de naissance est incomplète').waitFor();
  expect(await page.getByRole('img', { name: 'Code à scanner' }).count()).toBe(0);
  expect(await page.getByText('Code non signé').isVisible()).toBe(false);
});

test('one click fills the simulated software, and the report says what was read back', async () => {
  await open({ LGO_DRIVER: 'simulated' });
  await page.getByText('SIMULATION').waitFor();
  await click('ÉLODIE-ZOÉ');
  await click('Remplir dans le logiciel');
  await page.getByRole('heading', { name: 'Fiche remplie et relue' }).waitFor({ timeout: 60_000 });
  expect(await page.getByRole('listitem').allTextContents()).toEqual([
    '✓Nomrempli et relu',
    '✓Prénomrempli et relu',
    '✓Date de naissancerempli et relu',
    '✓Numéro de sécurité socialerempli et relu',
  ]);
  await page.getByText('Le presse-papiers a été vidé.').waitFor();
  const { values, validations } = await form.state();
  expect(values).toMatchObject({ familyName: 'ÇELIK-NOËL D’ŒUVRE', nir: '295109912611193' });
  expect(validations).toBe(0);
});

test('a value that falls elsewhere: the report names the field, and says to check the whole form', async () => {
  await open({ LGO_DRIVER: 'simulated' });
  await click('ÉLODIE-ZOÉ');
  await form.post('/faults', { wrongField: 'firstName' });
  await click('Remplir dans le logiciel');
  await page.getByRole('heading', { name: 'Vérifiez toute la fiche' }).waitFor({ timeout: 60_000 });
  expect(await page.getByRole('listitem').allTextContents()).toEqual([
    '✓Nomrempli et relu',
    '!Prénomcontenu différent\u00a0: à vérifier',
    '–Date de naissancenon rempli',
    '–Numéro de sécurité socialenon rempli',
  ]);
});

test('whoever answered the page is gone: it says so', async () => {
  await open({});
  await counter?.close();
  counter = null;
  await page.getByText('Le poste du comptoir ne répond plus.').waitFor();
});

test('a page without the token of this boot gets nothing', async () => {
  await open({});
  const other = await browser.newContext();
  const stranger = await other.newPage();
  await stranger.goto(`http://127.0.0.1:${counter?.port}/`);
  await stranger.getByText('Cette page n’est plus reliée au poste').waitFor();
  await other.close();
});

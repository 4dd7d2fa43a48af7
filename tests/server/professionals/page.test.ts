/** The sign-in in a real Chromium: to the provider and back, by the phone, and out again. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { launchChromium } from '../../../scripts/drill/chromium.ts';
import { axeViolations } from '../../support/axe.ts';
import {
  type IdentityProviders,
  startIdentityProviders,
  structureId,
} from '../support/identity-providers.ts';
import { type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';

// Many steps each: a machine that stands still for some seconds is no fault of the page.
vi.setConfig({ testTimeout: 90_000 });

let providers: IdentityProviders;
let server: ServerUnderTest;
let browser: Browser;

beforeAll(async () => {
  providers = await startIdentityProviders();
  const environment = { ...providers.environment, COUNTER_SIGN_IN: 'development', DELIVERY_WORKERS: '0' };
  server = await startTestServer({ environment });
  await server.sql('update sites set structure_id = $1', [structureId]);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  await providers.stop();
});

async function openPage(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(server.counterUrl);
  await page.getByRole('heading', { name: 'Comptoir : qui êtes-vous ?' }).waitFor();
  return page;
}

/** Kept for whoever wants to look: LOOK=<folder>. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env['LOOK'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

async function isAccessible(page: Page): Promise<void> {
  expect(await axeViolations(page)).toEqual([]);
}

test('by Pro Santé Connect, with the choice of an exercice, then out here and there', async () => {
  const page = await openPage();
  await look(page, 'sign-in');
  await isAccessible(page);
  await page.getByRole('button', { name: 'Pro Santé Connect' }).click();
  await page.getByRole('button', { name: /Denis/ }).waitFor();
  await look(page, 'provider');
  await page.getByRole('button', { name: /Denis/ }).click();
  await page.getByRole('heading', { name: 'Où travaillez-vous maintenant ?' }).waitFor();
  await look(page, 'places');
  await isAccessible(page);
  await page.getByRole('button', { name: /^Pharmacien –/ }).click();
  await page.getByText('Denis ESSAI-PSC').waitFor();
  expect(page.url()).toBe(`${server.counterUrl}/`);
  await look(page, 'board');
  await page.getByRole('button', { name: 'Quitter' }).click();
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await page.getByRole('heading', { name: 'Comptoir : qui êtes-vous ?' }).waitFor();
  expect(page.url()).toBe(`${server.counterUrl}/`);
  await page.context().close();
});

test('by the phone: the same two digits on both, and one place needs no question', async () => {
  const page = await openPage();
  await page.getByLabel('Votre numéro RPPS').fill('999');
  await page.getByRole('button', { name: 'Envoyer la demande' }).click();
  await page.getByText('Il faut 11 chiffres. Relisez le numéro.').waitFor();
  await page.getByLabel('Votre numéro RPPS').fill('999 0000 0011');
  await page.getByRole('button', { name: 'Envoyer la demande' }).click();
  await page.getByRole('heading', { name: 'Regardez votre téléphone' }).waitFor();
  await look(page, 'waiting');
  await isAccessible(page);
  const [ringing] = await providers.ringing();
  if (!ringing) throw new Error('the phone does not ring');
  await page.getByText(ringing.binding, { exact: true }).waitFor();
  const phone = await page.context().newPage();
  await phone.goto(`${providers.psc}/telephone`);
  await look(phone, 'phone');
  await phone.getByRole('button', { name: 'C’est le même, je valide' }).click();
  await page.getByText('Paule ESSAI-PSC').waitFor();
  await page.context().close();
});

test('refused, the page says why, in words', async () => {
  const page = await openPage();
  await page.getByRole('button', { name: 'Agent de la CPAM' }).click();
  await page.getByRole('button', { name: /Rémi/ }).click();
  await page
    .getByRole('alert')
    .getByText('Votre compte ne donne pas le droit d’utiliser cette page.')
    .waitFor();
  await look(page, 'refused');
  await page.context().close();
});

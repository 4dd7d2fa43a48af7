/** The page at home on a phone, in a real Chromium; what the tests of the page share. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { launchChromium, patientPhone } from '../../../scripts/drill/chromium.ts';
import { formatActivationCode, type Identity } from '../../../server/contract/index.ts';
import { startMailbox, type TestMailbox } from './mailbox.ts';
import { someone, type Ticket, ticketFor } from './people.ts';
import { type ServerUnderTest, startTestServer } from './server-under-test.ts';

export let mailbox: TestMailbox;
export let server: ServerUnderTest;
export let browser: Browser;
let context: BrowserContext;
export let page: Page;
/** Everything the page asked for, and everything it complained about. */
export let requested: string[];
export let complaints: string[];
let mobiles = 0;

/** One server, one mailbox and one browser for a file; a phone of its own for each test. */
export function useHomePhone(): void {
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
}

/** Another phone in the place of this one. */
export async function takePhone(other: BrowserContext): Promise<void> {
  await context.close();
  context = other;
  await openPage();
}

async function openPage(): Promise<void> {
  page = await context.newPage();
  requested = [];
  complaints = [];
  page.on('request', (request) => requested.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
}

export async function opened(identity: Identity): Promise<Ticket> {
  const ticket = ticketFor(identity);
  await server.kiosk.create(ticket.requestId, ticket.request);
  return ticket;
}

export const heading = (name: string): Locator => page.getByRole('heading', { level: 1, name });
export const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).tap();

export async function typePerson(day: string, month: string, year: string, nirEnd: string): Promise<void> {
  await page.getByLabel('Jour').fill(day);
  await page.getByLabel('Mois').fill(month);
  await page.getByLabel('Année').fill(year);
  await page.getByLabel('Les 4 derniers chiffres de votre numéro de sécurité sociale').fill(nirEnd);
  await press('Activer mon DMP');
}

/** From the QR to the page that says that it is done. */
export async function activated(identity = someone()): Promise<Ticket> {
  const ticket = await opened(identity);
  await page.goto(`${server.publicUrl}/a#${formatActivationCode(ticket.code)}`);
  await press('Continuer');
  const { birthDate: date, nir } = identity;
  await typePerson(date.slice(6), date.slice(4, 6), date.slice(0, 4), nir.slice(-4));
  await heading('C’est fait').waitFor();
  return ticket;
}

/** Gives a mobile of its own and the code that it got. */
export async function confirmMobile(): Promise<string> {
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

export async function whatIsKept(): Promise<unknown> {
  return page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    document.cookie,
    (await indexedDB.databases()).length,
  ]);
}

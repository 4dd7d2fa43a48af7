/** What may go wrong around an opening: nothing is lost, nothing is opened twice, nothing is said before it is so. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { activateOnPhone } from '../../scripts/drill/activation.ts';
import { patientPhone } from '../../scripts/drill/chromium.ts';
import { decodeQr } from '../../scripts/drill/qr.ts';
import { demonstrationPerson } from '../../scripts/drill/visits.ts';
import { type KioskLine, startKioskLine } from '../support/kiosk-line.ts';

// Whole visits: a machine that stands still for some seconds is no fault of theirs.
vi.setConfig({ testTimeout: 120_000 });

let kiosk: KioskLine;
beforeAll(async () => {
  kiosk = await startKioskLine({ ownPostgres: true });
});
// A test that fails in the middle must not spoil the next one.
afterEach(async () => {
  await kiosk.hands.nationalMode('ok');
  await kiosk.hands.printerFaults({ paper: 'ok' });
  await kiosk.nextVisitor();
});
afterAll(() => kiosk?.stop());

const states = async (): Promise<string[]> =>
  (await kiosk.query<{ state: string }>('select state from records order by requested_at')).map(
    ({ state }) => state,
  );

const refusals = async (): Promise<number> =>
  (await kiosk.query<{ sum: number }>('select coalesce(sum(refusals), 0)::int as sum from refusal_counts'))[0]
    ?.sum ?? -1;

async function lastTicketAddress(): Promise<string> {
  const jobs = await kiosk.hands.printJobs();
  const job = jobs.filter(({ printed }) => printed).at(-1);
  if (!job) throw new Error('no ticket was printed');
  const address = decodeQr(await kiosk.hands.ticketPicture(job.id));
  if (!address) throw new Error('the ticket has no readable QR');
  return address;
}

async function activate(address: string): Promise<boolean> {
  const context = await patientPhone(kiosk.browser);
  try {
    return await activateOnPhone(await context.newPage(), address, demonstrationPerson);
  } finally {
    await context.close();
  }
}

test('a refusal leaves a count, and neither record, nor ticket, nor creation', async () => {
  await kiosk.identified('martin');
  await kiosk.tap('Je ne veux pas de dossier');
  await kiosk.arrive('C’est noté');
  expect(await refusals()).toBe(0);
  await kiosk.nextVisitor();
  await expect.poll(refusals).toBe(1);
  expect(await states()).toEqual([]);
  expect(await kiosk.hands.printJobs()).toEqual([]);
  expect((await kiosk.hands.national()).creations).toBe(0);
});

test('with the national service down nothing is noted, and the person may try again once it is back', async () => {
  await kiosk.hands.nationalMode('down');
  await kiosk.hands.insertCard('martin');
  await kiosk.arrive('Est-ce bien vous ?');
  await kiosk.tap('Oui, c’est moi');
  await kiosk.arrive('Le service ne répond pas');
  await kiosk.hands.nationalMode('ok');
  await kiosk.tap('Réessayer');
  await kiosk.arrive('C’est quoi, le DMP ?');
  await kiosk.nextVisitor();
  expect(await states()).toEqual([]);
});

test('a national service that answers nonsense is told as one that does not answer', async () => {
  await kiosk.hands.nationalMode('nonsense');
  await kiosk.hands.insertCard('martin');
  await kiosk.arrive('Est-ce bien vous ?');
  await kiosk.tap('Oui, c’est moi');
  await kiosk.arrive('Le service ne répond pas');
  await kiosk.hands.nationalMode('ok');
  await kiosk.nextVisitor();
});

test('the database gone while running is told, and comes back', async () => {
  await kiosk.hands.insertCard('martin');
  await kiosk.arrive('Est-ce bien vous ?');
  await kiosk.line.stopDatabase();
  await kiosk.tap('Oui, c’est moi');
  await kiosk.arrive('Le service ne répond pas');
  await expect
    .poll(() => kiosk.query('select 1 as up').catch(() => []), { timeout: 60_000 })
    .toEqual([{ up: 1 }]);
  await kiosk.tap('Réessayer');
  await kiosk.arrive('C’est quoi, le DMP ?');
  await kiosk.nextVisitor();
});

test('without paper the record is opened, the lost ticket is said, and only the new one is good', async () => {
  await kiosk.identified('martin');
  await kiosk.decided();
  await kiosk.hands.printerFaults({ paper: 'out' });
  await kiosk.tap('Ouvrir mon DMP');
  await kiosk.arrive('Votre DMP est ouvert');
  await kiosk.tap('Continuer');
  await kiosk.arrive('Comment prendre votre code ?');
  await kiosk.tap('Papier');
  await kiosk.arrive('Le ticket n’est pas sorti');
  expect(await kiosk.page.locator('body').innerText()).toContain('Il n’y a plus de papier');
  await kiosk.tap('Voir mon code ici');
  await kiosk.arrive('Votre code, rien que pour vous');
  const onScreen = decodeQr(await kiosk.page.screenshot());
  await kiosk.tap('Cacher mon code');
  await kiosk.arrive('Le ticket n’est pas sorti');
  await kiosk.hands.printerFaults({ paper: 'ok' });
  await kiosk.tap('Imprimer encore');
  await kiosk.arrive('Reprenez votre carte');
  await kiosk.nextVisitor();
  expect(onScreen).toMatch(/^http:\/\/localhost:\d+\/a#/);
  expect(await activate(onScreen ?? '')).toBe(false);
  expect(await activate(await lastTicketAddress())).toBe(true);
  expect(await states()).toEqual(['activated']);
});

test('a used code opens nothing a second time', async () => {
  expect(await activate(await lastTicketAddress())).toBe(false);
});

test('a person who has a record is told so, and nothing more can be opened', async () => {
  await kiosk.hands.insertCard('martin');
  await kiosk.arrive('Est-ce bien vous ?');
  await kiosk.tap('Oui, c’est moi');
  await kiosk.arrive('Vous avez déjà un dossier');
  await kiosk.nextVisitor();
});

test('touching « Ouvrir mon DMP » twice opens one record', async () => {
  await kiosk.hands.insertCard('dupont');
  await kiosk.arrive('Pour qui venez-vous ?');
  await kiosk.page.getByRole('button', { name: /HÉLÈNE/ }).tap();
  await kiosk.arrive('Est-ce bien vous ?');
  await kiosk.tap('Oui, c’est moi');
  await kiosk.arrive('C’est quoi, le DMP ?');
  await kiosk.decided();
  await kiosk.page.getByRole('button', { name: 'Ouvrir mon DMP' }).dblclick();
  await kiosk.arrive('Votre DMP est ouvert');
  await kiosk.nextVisitor();
  expect(await states()).toEqual(['activated', 'created']);
  expect((await kiosk.hands.national()).creations).toBe(2);
});

test('an answer lost on the way is asked for again: the record is open once, and its code goes to the telephone', async () => {
  await kiosk.identified('santoni');
  await kiosk.decided();
  await kiosk.hands.nationalMode('lost-answer', 1);
  const printed = (await kiosk.hands.printJobs()).length;
  await kiosk.tap('Ouvrir mon DMP');
  await kiosk.arrive('Votre DMP est ouvert');
  await kiosk.tap('Continuer');
  await kiosk.arrive('Comment prendre votre code ?');
  await kiosk.tap('Téléphone');
  await kiosk.arrive('Votre code, rien que pour vous');
  expect(decodeQr(await kiosk.page.screenshot())).toMatch(/^http:\/\/localhost:\d+\/a#/);
  await kiosk.nextVisitor();
  expect(await kiosk.hands.printJobs()).toHaveLength(printed);
  const { records } = await kiosk.hands.national();
  expect(records.map(({ creations }) => creations)).toEqual([1, 1, 1]);
});

test('a page reloaded while the record is being opened finds its place again, and opens nothing twice', async () => {
  await kiosk.hands.insertCard('twelve');
  await kiosk.arrive('Pour qui venez-vous ?');
  await kiosk.page.getByRole('button', { name: /PRENOMA/ }).tap();
  await kiosk.arrive('Est-ce bien vous ?');
  await kiosk.tap('Oui, c’est moi');
  await kiosk.arrive('C’est quoi, le DMP ?');
  await kiosk.decided();
  const asked = kiosk.page.waitForRequest('**/visit/consent');
  await kiosk.tap('Ouvrir mon DMP');
  await asked;
  await kiosk.page.reload();
  await kiosk.arrive('Votre DMP est ouvert');
  await kiosk.takenOnPaper();
  await kiosk.nextVisitor();
  expect((await kiosk.hands.national()).creations).toBe(4);
});

test('a page reloaded before any answer asks again who is there', async () => {
  await kiosk.hands.insertCard('santoni');
  await kiosk.arrive('Est-ce bien vous ?');
  await kiosk.page.reload();
  await kiosk.arrive('Est-ce bien vous ?');
  await kiosk.nextVisitor();
});

test('a second browser is told that the kiosk is open elsewhere, and the first goes on', async () => {
  const second = await kiosk.browser.newContext();
  const page = await second.newPage();
  await page.goto(kiosk.line.screenUrl());
  await page.getByRole('heading', { name: 'La borne est déjà ouverte' }).waitFor();
  await second.close();
  await kiosk.hands.insertCard('santoni');
  await kiosk.arrive('Est-ce bien vous ?');
  await kiosk.nextVisitor();
});

// Last on purpose: everything above has been written by now.
test('no number and no family name of anybody is in any journal of the line', () => {
  const folder = join(kiosk.line.directory, 'logs');
  const personal =
    /MARTIN-TEST|DUPONT|SANTONI|NOMDEFAMILLELONG|255081416802538|285057800600028|184052A32100030|101017800600056/;
  const journals = readdirSync(folder).map(
    (name) => [name, readFileSync(join(folder, name), 'utf8')] as const,
  );
  expect(journals.length).toBeGreaterThan(5);
  expect(journals.filter(([, text]) => personal.test(text)).map(([name]) => name)).toEqual([]);
});

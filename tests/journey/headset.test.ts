/**
 * A headset on the whole line: the plug of the virtual one, the agent that follows it, the screen that speaks. This line
 * is the one without pcscd: where it cannot be had the same virtual card is reached through the driver `simulateur`.
 */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { linesHeard, listenTo } from '../kiosk-ui/heard.ts';
import { type KioskLine, startKioskLine } from '../support/kiosk-line.ts';

// Whole visits: a machine that stands still for some seconds is no fault of theirs.
vi.setConfig({ testTimeout: 120_000 });

let kiosk: KioskLine;
beforeAll(async () => {
  kiosk = await startKioskLine({ cardDriver: 'simulateur' });
  await listenTo(kiosk.page, { hurried: true });
  await kiosk.page.reload();
  await kiosk.arrive('Votre dossier de santé');
});
afterAll(() => kiosk?.stop());

const patience = { timeout: 60_000 };
const heard = (): Promise<string[]> => linesHeard(kiosk.page);
const spelt = async (): Promise<string> => (await heard()).filter((line) => line.length === 1).join('');

test('plugged in, it starts the voice and hears the name; pulled out, nobody hears anything more', async () => {
  await kiosk.hands.insertCard('martin');
  await kiosk.arrive('Est-ce bien vous ?');
  expect(await heard()).toEqual([]);

  await kiosk.hands.plugHeadset();
  await expect.poll(heard, patience).toContain('isItYou.title');
  await expect.poll(spelt, patience).toBe('JEANNE1955');

  await kiosk.hands.unplugHeadset();
  await kiosk.page.getByRole('button', { name: 'Écouter' }).waitFor();
  const said = await heard();
  await kiosk.tap('Oui, c’est moi');
  await kiosk.arrive('C’est quoi, le DMP ?');
  expect(await heard()).toEqual(said);

  await kiosk.hands.plugHeadset();
  await expect.poll(heard, patience).toContain('explainWhat.title');
});

test('the installer is told that there is a socket, and the bench can pull the plug', async () => {
  const bench = await kiosk.context.newPage();
  await bench.goto(kiosk.line.benchUrl);
  await bench.getByText('Branché : la borne parle dans le casque.').waitFor();
  await bench.getByRole('button', { name: 'Retirer le casque' }).click();
  await bench.getByRole('button', { name: 'Brancher le casque' }).waitFor();
  await kiosk.page.getByRole('button', { name: 'Écouter' }).waitFor();
  await bench.goto(kiosk.line.installerUrl());
  const row = bench.getByRole('listitem').filter({ hasText: 'Prise casque' });
  await row.getByText('Fonctionne').waitFor();
  await bench.close();
});

test('the start says that pcscd is not used, and a record is opened all the same', async () => {
  expect(kiosk.line.cardSentence).toContain('sans pcscd');
  await kiosk.nextVisitor();
  await kiosk.identified('martin');
  await kiosk.decided();
  await kiosk.tap('Ouvrir mon DMP');
  await kiosk.arrive('Votre DMP est ouvert');
  await kiosk.nextVisitor();
  expect(await kiosk.query('select state from records')).toEqual([{ state: 'created' }]);
});

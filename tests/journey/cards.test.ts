/** Cards that cannot be served: each ends in its own sentence, and the kiosk is ready for the next person. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type KioskLine, startKioskLine } from '../support/kiosk-line.ts';
import { tornWhileRead } from './torn-card.ts';
import { wipedAfterVisit } from './wipe.ts';

// Whole visits: a machine that stands still for some seconds is no fault of theirs.
vi.setConfig({ testTimeout: 120_000 });

let kiosk: KioskLine;
beforeAll(async () => {
  kiosk = await startKioskLine();
});
afterAll(() => kiosk?.stop());

// On the same line, first: none of the visits of this file leaves a record.
describe('what a visit leaves in the page', () => wipedAfterVisit(() => kiosk));

test.each([
  ['vitale-1', 'Cette carte est trop ancienne'],
  ['cps', 'C’est une carte de professionnel'],
  ['bank', 'Ce n’est pas une carte Vitale'],
  ['truncated', 'La borne lit mal la carte'],
  ['garbage', 'La borne lit mal la carte'],
  ['no-holder', 'La carte ne donne aucun nom'],
  ['mute', 'La carte ne répond pas'],
])('the card « %s » is told « %s », and the next person can come', async (card, title) => {
  await kiosk.hands.insertCard(card);
  await kiosk.arrive(title);
  await kiosk.nextVisitor();
});

describe('a card torn out while it is read', () => tornWhileRead(() => kiosk));

test('the light is green for whoever comes, blue during a visit, and white for whoever asks for help', async () => {
  const { green, blue, white } = { green: '#00ff78', blue: '#0028ff', white: '#ffffff' };
  await expect.poll(() => kiosk.hands.lightColour()).toBe(green);
  await kiosk.identified('martin');
  await expect.poll(() => kiosk.hands.lightColour()).toBe(blue);
  await kiosk.tap('Aide');
  await kiosk.arrive('Le comptoir est prévenu');
  await expect.poll(() => kiosk.hands.lightColour()).toBe(white);
  await kiosk.nextVisitor();
  await expect.poll(() => kiosk.hands.lightColour()).toBe(green);
});

test('a number with a wrong key sends to the counter, and nothing is asked of the national service', async () => {
  await kiosk.hands.insertCard('wrong-key');
  await kiosk.arrive('Est-ce bien vous ?');
  await kiosk.tap('Oui, c’est moi');
  await kiosk.arrive('Allez voir un agent');
  expect((await kiosk.hands.national()).creations).toBe(0);
  await kiosk.nextVisitor();
});

test.each(['Je suis son parent', 'Non, ni l’un ni l’autre'])(
  'a child without a number of their own, « %s »: to the counter, and nobody is called there for nothing',
  async (answer) => {
    await kiosk.hands.insertCard('dupont');
    await kiosk.arrive('Pour qui venez-vous ?');
    await kiosk.page.getByRole('button', { name: /ÉLOI/ }).tap();
    await kiosk.arrive('Pour un enfant, un parent décide');
    await kiosk.tap(answer);
    await kiosk.arrive('Allez voir un agent');
    await kiosk.nextVisitor();
    expect(await kiosk.query(`select count(*)::int as calls from calls where kind = 'papers'`)).toEqual([
      { calls: 0 },
    ]);
  },
);

test('a card with twelve holders shows first names and birth years, page by page, and no family name', async () => {
  await kiosk.hands.insertCard('twelve');
  await kiosk.arrive('Pour qui venez-vous ?');
  await expect.poll(() => kiosk.page.getByRole('button', { name: /PRENOM/ }).count()).toBe(6);
  await kiosk.tap('Voir la suite');
  await kiosk.page.getByRole('button', { name: /PRENOMLL/ }).waitFor();
  expect(await kiosk.page.content()).not.toContain('NOMDEFAMILLELONG');
  await kiosk.nextVisitor();
});

test('no card that was refused left a record', async () => {
  expect(await kiosk.query('select count(*)::int as records from records')).toEqual([{ records: 0 }]);
});

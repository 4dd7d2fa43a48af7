/** A parent, their child's card and the counter: staff look at papers on a page of their own, and the parent answers. */
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type CounterPage, openCounter } from '../support/counter-page.ts';
import { type KioskLine, startKioskLine } from '../support/kiosk-line.ts';

// Whole visits: a machine that stands still for some seconds is no fault of theirs.
vi.setConfig({ testTimeout: 120_000 });

let kiosk: KioskLine;
let counter: CounterPage;
beforeAll(async () => {
  kiosk = await startKioskLine();
  counter = await openCounter(kiosk);
});
// A test that fails in the middle must not spoil the next one.
afterEach(() => kiosk.nextVisitor());
afterAll(() => kiosk?.stop());

/** INÈS is a child with a number of her own; somebody says that they are her parent. */
async function parentWaits(): Promise<void> {
  await kiosk.hands.insertCard('leroy');
  await kiosk.arrive('Pour qui venez-vous ?');
  await kiosk.page.getByRole('button', { name: /INÈS/ }).tap();
  await kiosk.arrive('Pour un enfant, un parent décide');
  await kiosk.tap('Je suis son parent');
  await kiosk.arrive('Un agent regarde vos papiers');
  await counter.shows('un parent montre ses papiers');
}

test('without the counter nothing moves; not accepted, the parent is sent there with a number', async () => {
  await parentWaits();
  await counter.press('J’y vais');
  await kiosk.arrive('Un agent arrive');
  await counter.press('Papiers non acceptés');
  await kiosk.arrive('Allez voir un agent');
  await kiosk.tap('Aller voir un agent');
  await kiosk.page.getByText('Donnez-lui ce numéro.').waitFor();
  await kiosk.nextVisitor();
  expect(await kiosk.query('select count(*)::int as records from records')).toEqual([{ records: 0 }]);
  expect((await kiosk.hands.national()).requests).toBe(0);
});

test('a parent who goes takes their call with them', async () => {
  await parentWaits();
  await kiosk.nextVisitor();
  await counter.nobodyWaits();
});

test('accepted at the counter, the parent answers at the kiosk, and the record says who answered', async () => {
  await parentWaits();
  await counter.press('J’y vais');
  await kiosk.arrive('Un agent arrive');
  await counter.page.getByLabel('La mère').check();
  await counter.page.getByLabel('Son nom de famille').fill('ESSAI-REPRÉSENTANTE');
  await counter.page.getByLabel('Son prénom').fill('Anne');
  await counter.page.getByLabel('D’accord', { exact: true }).check();
  await counter.press('Papiers acceptés');
  await kiosk.arrive('C’est quoi, le DMP ?');
  expect(await kiosk.page.content()).not.toMatch(/LEROY|ESSAI-REPRÉSENTANTE/);
  await kiosk.decided();
  await kiosk.tap('Ouvrir mon DMP');
  await kiosk.arrive('Votre DMP est ouvert');
  await kiosk.takenOnPaper();
  await kiosk.nextVisitor();
  const { creations, records } = await kiosk.hands.national();
  expect(creations).toBe(1);
  expect(records).toMatchObject([{ status: 'open' }]);
  expect(await kiosk.query('select actor, relation, opinion, assisted, understood from consents')).toEqual([
    { actor: 'parent', relation: 'mother', opinion: 'agrees', assisted: true, understood: 'quiz' },
  ]);
});

test('the counter’s page never learned a name, nor what was decided', async () => {
  const page = await counter.page.content();
  expect(page).not.toMatch(/ESSAI-REPRÉSENTANTE|LEROY|SOPHIE|INÈS|214097800600079|ouvert le DMP/);
});

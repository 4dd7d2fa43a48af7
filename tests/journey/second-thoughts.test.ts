/** A hand that pulls the card too early, and a person who changes their mind: nothing is lost, and nothing is kept from them. */
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { choices, understanding } from '../../scripts/drill/visits.ts';
import { type KioskLine, startKioskLine } from '../support/kiosk-line.ts';

// Whole visits: a machine that stands still for some seconds is no fault of theirs.
vi.setConfig({ testTimeout: 120_000 });

let kiosk: KioskLine;
beforeAll(async () => {
  kiosk = await startKioskLine();
});
// A test that fails in the middle must not spoil the next one.
afterEach(() => kiosk.nextVisitor());
afterAll(() => kiosk?.stop());

const acts = () => kiosk.query('select act, state from records order by requested_at');
const refusals = async () =>
  (await kiosk.query('select coalesce(sum(refusals), 0)::int as refusals from refusal_counts'))[0];

test('the card pulled out in the middle hides everything; put back, the person goes on where they were', async () => {
  await kiosk.identified('martin');
  await kiosk.walk(understanding().slice(0, 3));
  await kiosk.hands.removeCard();
  await kiosk.arrive('Remettez votre carte');
  expect(await kiosk.page.content()).not.toContain('JEANNE');
  await kiosk.hands.insertCard('martin');
  await kiosk.arrive('C’est votre dossier');
  await kiosk.walk([...understanding().slice(3), ...choices('Oui', 'Oui')]);
  await kiosk.hands.removeCard();
  await kiosk.arrive('Remettez votre carte');
  await kiosk.hands.insertCard('martin');
  await kiosk.arrive('Vérifiez vos choix');
  await kiosk.nextVisitor();
  expect(await acts()).toEqual([]);
});

test('another card finds nothing of the first person: it begins a visit of its own', async () => {
  await kiosk.identified('martin');
  await kiosk.hands.removeCard();
  await kiosk.arrive('Remettez votre carte');
  await kiosk.hands.insertCard('santoni');
  await kiosk.arrive('Est-ce bien vous ?');
  const page = await kiosk.page.content();
  expect(page).toContain('ANGE');
  expect(page).not.toContain('JEANNE');
});

test('a no that is taken back leads to the yes, and is not counted', async () => {
  await kiosk.identified('martin');
  await kiosk.tap('Je ne veux pas de dossier');
  await kiosk.arrive('C’est noté');
  await kiosk.tap('J’ai changé d’avis');
  await kiosk.arrive('C’est quoi, le DMP ?');
  await kiosk.decided();
  await kiosk.tap('Ouvrir mon DMP');
  await kiosk.arrive('Votre DMP est ouvert');
  await kiosk.takenOnPaper();
  await kiosk.nextVisitor();
  expect(await acts()).toEqual([{ act: 'open', state: 'created' }]);
  expect(await refusals()).toEqual({ refusals: 0 });
});

test('a record is closed when its person asks, and only once the service has said so', async () => {
  await kiosk.identified('martin', 'Vous avez déjà un dossier');
  await kiosk.walk([
    { touch: 'Fermer mon dossier', title: 'Voulez-vous fermer votre dossier ?' },
    { touch: 'Oui, fermer', title: 'Votre dossier est fermé' },
    { touch: 'Continuer', title: 'Voulez-vous un papier ?' },
    { touch: 'Papier', title: 'Reprenez votre carte' },
  ]);
  await kiosk.nextVisitor();
  const { closures, records } = await kiosk.hands.national();
  expect(closures).toBe(1);
  expect(records).toMatchObject([{ status: 'closed' }]);
});

test('and opened again by a new consent, under a code of its own', async () => {
  await kiosk.identified('martin', 'Votre dossier est fermé');
  await kiosk.tap('Rouvrir mon DMP');
  await kiosk.arrive('C’est quoi, le DMP ?');
  await kiosk.walk([...understanding('Voulez-vous rouvrir votre DMP ?'), ...choices('Non', 'Non')]);
  await kiosk.tap('Rouvrir mon DMP');
  await kiosk.arrive('Votre DMP est ouvert');
  await kiosk.takenOnPaper();
  await kiosk.nextVisitor();
  expect(await acts()).toEqual([
    { act: 'open', state: 'closed' },
    { act: 'reopen', state: 'created' },
  ]);
  const { creations, reactivations, records } = await kiosk.hands.national();
  expect({ creations, reactivations }).toEqual({ creations: 1, reactivations: 1 });
  expect(records).toMatchObject([{ status: 'open' }]);
});

/**
 * Both questions stay open: a person of the counter explains, on a page of their own, and says so. They never answer for
 * the patient, and nobody is called for nothing.
 */
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { choices, understanding } from '../../scripts/drill/visits.ts';
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
// A test that fails in the middle must not spoil the next one, at either screen.
afterEach(async () => {
  await kiosk.nextVisitor();
  await counter.nobodyWaits();
});
afterAll(() => kiosk?.stop());

const firstIdea = 'C’est quoi, le DMP ?';
const toTheQuestions = understanding().slice(0, 5);
const [firstQuestion = ''] = toTheQuestions.slice(-1).map(({ title }) => title);

/** The same question is missed twice. */
async function missedTwice(): Promise<void> {
  await kiosk.walk([
    { touch: 'Oui', title: 'Voici la réponse' },
    { touch: 'Continuer', title: firstQuestion },
    { touch: 'Je ne sais pas', title: 'Un agent va vous expliquer' },
  ]);
}

async function explanationAwaited(card: string): Promise<void> {
  await kiosk.identified(card);
  await kiosk.walk(toTheQuestions);
  await missedTwice();
  await counter.shows('veut une explication');
}

const written = async () => ({
  records: (await kiosk.query('select count(*)::int as records from records'))[0],
  creations: (await kiosk.hands.national()).creations,
});
const nothing = { records: { records: 0 }, creations: 0 };

/** What the patient was called for, in order, as the server keeps it. */
const calls = () => kiosk.query('select kind, state, verdict from calls order by placed_at, id');

test('whoever would rather read again is not waited for; missed again, somebody is called anew', async () => {
  await explanationAwaited('martin');
  await kiosk.tap('Relire');
  await kiosk.arrive(firstIdea);
  await counter.nobodyWaits();
  await kiosk.walk(toTheQuestions);
  await missedTwice();
  await counter.shows('veut une explication');
});

test('a plain call for help that an explanation outranked is there again once nobody needs to explain', async () => {
  await kiosk.identified('martin');
  await kiosk.walk(toTheQuestions);
  await kiosk.tap('Aide');
  await kiosk.arrive('Le comptoir est prévenu');
  await counter.shows('demande de l’aide');
  await kiosk.tap('Continuer');
  await kiosk.arrive(firstQuestion);
  await missedTwice();
  await counter.shows('veut une explication');
  await counter.shows('1 personne attend.');
  await kiosk.tap('Relire');
  await kiosk.arrive(firstIdea);
  await counter.shows('demande de l’aide');
  await kiosk.tap('Aide');
  await kiosk.tap('Je n’ai plus besoin d’aide');
  await kiosk.arrive(firstIdea);
  await counter.nobodyWaits();
});

test('a no while somebody is awaited is heard at once, and takes the call back', async () => {
  await explanationAwaited('martin');
  await kiosk.tap('Je ne veux pas de dossier');
  await kiosk.arrive('C’est noté');
  await counter.nobodyWaits();
  expect(await written()).toEqual(nothing);
});

test('staff who leave without having explained open nothing: the kiosk explains again', async () => {
  await explanationAwaited('martin');
  await counter.press('J’y vais');
  await kiosk.arrive('Un agent arrive');
  await counter.press('Arrêter sans avoir expliqué');
  await kiosk.arrive(firstIdea);
  await counter.nobodyWaits();
  expect(await written()).toEqual(nothing);
  expect((await calls()).filter(({ verdict }) => verdict !== null)).toEqual([]);
});

test('whoever reads again together with them may still send them away', async () => {
  await explanationAwaited('martin');
  await counter.press('J’y vais');
  await kiosk.arrive('Un agent arrive');
  await kiosk.tap('Relire');
  await kiosk.arrive(firstIdea);
  const confirm = counter.page.getByRole('button', { name: 'J’ai tout expliqué' });
  expect(await confirm.isVisible()).toBe(true);
  await kiosk.tap('Je réponds moi-même');
  await confirm.waitFor({ state: 'detached' });
});

test('explained and confirmed, the patient is asked, answers alone, and the record says how they were told', async () => {
  await explanationAwaited('martin');
  expect(await counter.page.getByRole('button', { name: 'J’ai tout expliqué' }).count()).toBe(0);
  await counter.press('J’y vais');
  await kiosk.arrive('Un agent arrive');
  await counter.press('J’ai tout expliqué');
  await kiosk.arrive('Voulez-vous ouvrir votre DMP ?');
  await counter.nobodyWaits();
  expect(await written()).toEqual(nothing);
  await kiosk.walk(choices('Non', 'Oui'));
  await kiosk.tap('Ouvrir mon DMP');
  await kiosk.arrive('Votre DMP est ouvert');
  await kiosk.takenOnPaper();
  await kiosk.nextVisitor();
  expect(await kiosk.query('select actor, assisted, understood from consents')).toEqual([
    { actor: 'self', assisted: true, understood: 'staff' },
  ]);
  expect(
    await kiosk.query("select count(*)::int as n from audit_events where type = 'explanation-confirmed'"),
  ).toEqual([{ n: 1 }]);
});

test('the counter’s page never learned who was told, nor what was decided', async () => {
  expect(await counter.page.content()).not.toMatch(/MARTIN|JEANNE|ouvert le DMP|ne veut pas/);
});

/** The regime of automatic opening: the kiosk informs, and writes nothing anywhere. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { understanding } from '../../scripts/drill/visits.ts';
import { type KioskLine, startKioskLine } from '../support/kiosk-line.ts';

// Whole visits: a machine that stands still for some seconds is no fault of theirs.
vi.setConfig({ testTimeout: 120_000 });

let kiosk: KioskLine;
beforeAll(async () => {
  kiosk = await startKioskLine({ regime: 'mes-2022' });
});
afterAll(() => kiosk?.stop());

const informed = async (): Promise<void> => {
  await kiosk.identified('martin');
  await kiosk.walk(understanding('Voulez-vous un DMP ?'));
};

test.each([
  ['Oui', 'Pour utiliser votre DMP'],
  ['Non', 'Pour dire non au DMP'],
])('« %s » is answered by a guide, and nothing is recorded', async (answer, title) => {
  await informed();
  await kiosk.tap(answer);
  await kiosk.arrive(title);
  expect(await kiosk.page.locator('main').innerText()).toContain('La borne ne note rien');
  await kiosk.nextVisitor();
  expect(
    await kiosk.query(
      'select (select count(*)::int from records) + (select count(*)::int from refusal_counts) as written',
    ),
  ).toEqual([{ written: 0 }]);
  expect((await kiosk.hands.national()).creations).toBe(0);
  expect(await kiosk.hands.printJobs()).toEqual([]);
});

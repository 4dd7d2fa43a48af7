/** Where pcscd cannot be had the same virtual card is reached through the driver `simulateur`: the line still runs. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type KioskLine, startKioskLine } from '../support/kiosk-line.ts';

let kiosk: KioskLine;
beforeAll(async () => {
  kiosk = await startKioskLine({ cardDriver: 'simulateur' });
});
afterAll(() => kiosk?.stop());

test('the start says that pcscd is not used, and a record is opened all the same', async () => {
  expect(kiosk.line.cardSentence).toContain('sans pcscd');
  await kiosk.identified('martin');
  await kiosk.decided();
  await kiosk.tap('Ouvrir mon DMP');
  await kiosk.arrive('Votre DMP est ouvert');
  await kiosk.nextVisitor();
  expect(await kiosk.query('select state from records')).toEqual([{ state: 'created' }]);
});

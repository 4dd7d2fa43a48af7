/** What a patient waits for at the real screen: card in → identity, the last answer → committed, « Papier » → ticket cut. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { type Hands, handsOf } from '../drill/hands.ts';
import { type Patient, patientAt } from '../drill/patient.ts';
import { choices, informed } from '../drill/visits.ts';
import type { Line } from '../line/line.ts';
import { quantiles } from './quantiles.ts';
import { nextCommit, nextTicket } from './watch.ts';

const readings = 20;
/** A hand needs a moment between two cards, and so does the virtual one. */
const betweenCardsMs = 700;
/** Each can be opened once: one person, one record. */
const people = ['martin', 'santoni'];

/** `page`: the kiosk's screen, at its welcome. */
export async function screenTimes(line: Line, page: Page): Promise<Record<string, unknown>> {
  const hands = handsOf(line.ports);
  const patient = patientAt(page);

  const cardToIdentity: number[] = [];
  for (let round = 0; round < readings; round += 1) {
    const startedAt = performance.now();
    await hands.insertCard('martin');
    await page.getByRole('heading', { name: 'Est-ce bien vous ?' }).waitFor();
    cardToIdentity.push(performance.now() - startedAt);
    await hands.removeCard();
    await patient.touch('Terminer', 'Merci');
    await sleep(betweenCardsMs);
  }

  const consentToCommitted: number[] = [];
  const paperToTicket: number[] = [];
  for (const card of people) {
    await informed(patient, hands, card);
    for (const { touch, title } of choices('Oui', 'Oui')) await patient.touch(touch, title);
    const committed = await nextCommit(line.databaseUrl);
    consentToCommitted.push(await timed(patient, 'Ouvrir mon DMP', committed));
    await page.getByRole('heading', { name: 'Votre DMP est ouvert' }).waitFor();
    await patient.touch('Continuer', 'Comment prendre votre code ?');
    paperToTicket.push(await timed(patient, 'Papier', await nextTicket(hands)));
    await page.getByRole('heading', { name: 'Reprenez votre carte' }).waitFor();
    await cardOut(hands, page);
  }
  return {
    cardToIdentityMs: quantiles(cardToIdentity),
    consentToCommittedMs: quantiles(consentToCommitted),
    paperToLastTicketByteMs: quantiles(paperToTicket),
  };
}

/** From the touch to what it brings about, in milliseconds. The wait for the button to be touchable is not counted. */
async function timed(patient: Patient, button: string, happens: () => Promise<number>): Promise<number> {
  await patient.touchable(button);
  const startedAt = performance.now();
  const [at] = await Promise.all([happens(), patient.press(button)]);
  return at - startedAt;
}

async function cardOut(hands: Hands, page: Page): Promise<void> {
  await hands.removeCard();
  await page.getByRole('heading', { name: 'Merci' }).waitFor();
}

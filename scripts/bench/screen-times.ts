/** What a patient waits for at the real screen: card in → identity, and the last answer → committed → ticket cut. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { kioskPanel } from '../drill/chromium.ts';
import { type Hands, handsOf } from '../drill/hands.ts';
import { patientAt } from '../drill/patient.ts';
import { informed } from '../drill/visits.ts';
import type { Line } from '../line/line.ts';
import { quantiles } from './quantiles.ts';
import { nextCommit, nextTicket } from './watch.ts';

const readings = 20;
/** A hand needs a moment between two cards, and so does the virtual one. */
const betweenCardsMs = 700;
/** Each can be opened once: one person, one record. */
const people = ['martin', 'santoni'];

export async function screenTimes(line: Line, browser: Browser): Promise<Record<string, unknown>> {
  const page = await (await kioskPanel(browser)).newPage();
  await page.goto(line.screenUrl());
  await page.getByRole('heading', { name: 'Votre dossier de santé' }).waitFor();
  const hands = handsOf(line.ports);
  const patient = patientAt(page);

  const cardToIdentity: number[] = [];
  for (let round = 0; round < readings; round += 1) {
    const startedAt = performance.now();
    await hands.insertCard('martin');
    await page.getByRole('heading', { name: 'Est-ce bien vous ?' }).waitFor();
    cardToIdentity.push(performance.now() - startedAt);
    await cardOut(hands, page);
    await sleep(betweenCardsMs);
  }

  const consentToCommitted: number[] = [];
  const committedToTicket: number[] = [];
  for (const card of people) {
    await informed(patient, hands, card);
    await patient.touch('Oui', 'Un soignant peut-il lire en urgence ?');
    await patient.touch('Oui', 'Le SAMU peut-il lire votre dossier ?');
    await patient.touch('Oui', 'Vérifiez vos choix');
    const committed = await nextCommit(line.databaseUrl);
    const cut = await nextTicket(hands);
    await patient.touchable('Ouvrir mon DMP');
    const startedAt = performance.now();
    const [committedAt, cutAt] = await Promise.all([committed(), cut(), patient.press('Ouvrir mon DMP')]);
    consentToCommitted.push(committedAt - startedAt);
    committedToTicket.push(cutAt - committedAt);
    await page.getByRole('heading', { name: 'Votre DMP est ouvert' }).waitFor();
    await cardOut(hands, page);
  }
  return {
    cardToIdentityMs: quantiles(cardToIdentity),
    consentToCommittedMs: quantiles(consentToCommitted),
    committedToLastTicketByteMs: quantiles(committedToTicket),
  };
}

async function cardOut(hands: Hands, page: Page): Promise<void> {
  await hands.removeCard();
  await page.getByRole('heading', { name: /^(Merci|La carte est sortie)$/ }).waitFor();
}

/**
 * How fast the screen forgets, on the real line: a card pulled out in the middle, again and again, timed to the picture
 * without the name; then the end of a visit, timed to the page that is ready for the next person. The virtual reader is
 * asked by pcscd every 400 ms and tells nothing by itself, as a real one does: for that reason the time from the agent's
 * knowing is told apart from the time from the hand.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import type { Hands } from '../hands.ts';
import { demonstrationPerson } from '../visits.ts';

export interface PrivacyFigures {
  /** Longest time from the agent's knowing that the card is out to the picture without the person, in ms. */
  hideMs: number;
  /** The same from the hand, through the virtual reader. */
  cardToHideMs: number;
  /** Longest time from the last touch of a visit whose card is out to the welcome of the next person, in ms. */
  wipeMs: number;
  removals: number;
}

const removals = 8;
/** Of the invented person on the demonstration card. */
const firstName = 'JEANNE';
/** The screens of a page that was wiped. */
const wipedTitles = 'Merci|Votre dossier de santé';
const waitMs = 15_000;

interface Watched {
  /** Shows the welcome; so it does afterwards. */
  page: Page;
  hands: Hands;
  /** The agent's log. */
  log: string;
}

export async function forgetting({ page, hands, log }: Watched): Promise<PrivacyFigures> {
  const [hidden, fromHand, wiped]: [number[], number[], number[]] = [[], [], []];
  for (let time = 0; time < removals; time += 1) {
    await hands.insertCard(demonstrationPerson.card);
    await page.getByRole('heading', { name: 'Est-ce bien vous ?' }).waitFor({ timeout: waitMs });
    const out = await timed(page, goneFrom, firstName, () => hands.removeCard());
    fromHand.push(out.seen - out.begin);
    hidden.push(out.seen - lastEmpty(log));
    await page.getByRole('heading', { name: 'Remettez votre carte' }).waitFor({ timeout: waitMs });
    // A button rests for half a second when a screen comes by itself.
    await page.waitForTimeout(600);
    const done = page.getByRole('button', { name: 'Terminer', exact: true });
    const end = await timed(page, titleShown, wipedTitles, () => done.tap());
    wiped.push(end.seen - end.begin);
  }
  const longest = (times: readonly number[]): number => Math.round(Math.max(...times));
  return {
    ...{ hideMs: longest(hidden), cardToHideMs: longest(fromHand), wipeMs: longest(wiped) },
    removals,
  };
}

const ChangeSchema = z.object({
  event: z.literal('kiosk.changed'),
  slot: z.string(),
  time: z.iso.datetime(),
});

/** When the agent last saw the slot become empty, as its log has it. */
function lastEmpty(log: string): number {
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n').toReversed();
  for (const line of lines) {
    const { data } = ChangeSchema.safeParse(JSON.parse(line));
    if (data?.slot === 'empty') return Date.parse(data.time);
  }
  throw new Error('the agent never saw a card leave');
}

/** One clock for the page and for this process: both count from the machine's own. */
async function timed(
  page: Page,
  until: (words: string) => Promise<number>,
  words: string,
  act: () => Promise<void>,
): Promise<{ begin: number; seen: number }> {
  const seen = page.evaluate(until, words);
  const begin = performance.timeOrigin + performance.now();
  await act();
  return { begin, seen: await seen };
}

/** In the page: when the picture in which these words are nowhere has been drawn. */
function goneFrom(words: string): Promise<number> {
  return new Promise((resolve) => {
    const watcher = new MutationObserver(() => {
      if (document.body.innerText.includes(words)) return;
      watcher.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())));
    });
    watcher.observe(document.body, { childList: true, subtree: true, characterData: true });
  });
}

/** In the page: when a screen with one of these titles has been drawn. */
function titleShown(titles: string): Promise<number> {
  return new Promise((resolve) => {
    const watcher = new MutationObserver(() => {
      const title = document.querySelector('h1')?.textContent ?? '';
      if (title === '' || !titles.split('|').includes(title)) return;
      watcher.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())));
    });
    watcher.observe(document.body, { childList: true, subtree: true, characterData: true });
  });
}

/**
 * A hand that trembles, on the real line, for as long as it takes (accessibility.md G18). Two people: one who will not
 * have a record, whatever their hand does, and one who wants it once. What the national service then holds says whether
 * anything was opened against a will, or twice.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import type { Chance } from '../chance.ts';
import type { Hands } from '../hands.ts';
import { type Hand, handOn, type Point } from './hand.ts';

export interface FuzzFigures {
  /** Touch events sent to the browser. */
  events: number;
  /** Visits of the person who never wants a record. */
  visits: number;
  /** Records opened for them. */
  unintended: number;
  /** The page broke, or its screen was not a screen any more. */
  crashes: number;
}

/** Lines of the buttons by which a record is asked for: whoever wants none aims at none of them, in any language. */
const yesLines = ['buttons.yes', 'buttons.openRecord', 'buttons.reopenRecord'];
const restMs = 550;

interface Drill {
  page: Page;
  hands: Hands;
  card: string;
  chance: Chance;
  /** Touch events to reach. */
  events: number;
  say: (line: string) => void;
}

export async function fuzzTouch({ page, hands, card, chance, events, say }: Drill): Promise<FuzzFigures> {
  const hand = handOn(await page.context().newCDPSession(page), chance);
  const figures: FuzzFigures = { events: 0, visits: 0, unintended: 0, crashes: 0 };
  page.on('pageerror', () => {
    figures.crashes += 1;
  });
  let told = 0;
  while (hand.events() < events) {
    await hands.insertCard(card);
    figures.visits += 1;
    await oneVisit(page, hand, chance);
    await hands.removeCard();
    await page.locator('h1').waitFor();
    if (hand.events() - told >= 1000) {
      told = hand.events();
      say(`${told} gestes, ${figures.visits} visites`);
    }
  }
  const { creations } = await hands.national();
  return { ...figures, events: hand.events(), unintended: creations };
}

const stepsMax = 40;

/** Wanders, and leaves when the hand happens to end the visit or has had enough. */
async function oneVisit(page: Page, hand: Hand, chance: Chance): Promise<void> {
  for (let step = 0; step < stepsMax; step += 1) {
    const aims = await harmlessButtons(page);
    if (chance.oneIn(3)) await hand.palm(somewhere(chance));
    if (chance.oneIn(4)) await hand.slideAway(await anyButton(page, chance));
    if (aims.length === 0) {
      // Nothing to aim at: the machine works, or the way out is the card.
      await sleep(150);
      if (chance.oneIn(6)) return;
      continue;
    }
    const aim = chance.pick(aims);
    await (chance.oneIn(3) ? hand.doubleTap(aim) : hand.tap(aim));
    await sleep(restMs);
  }
}

async function harmlessButtons(page: Page): Promise<Point[]> {
  return centres(page.getByRole('button'), (line) => !yesLines.includes(line));
}

async function anyButton(page: Page, chance: Chance): Promise<Point> {
  const all = await centres(page.getByRole('button'), () => true);
  return all.length > 0 ? chance.pick(all) : somewhere(chance);
}

async function centres(buttons: Locator, isWanted: (line: string) => boolean): Promise<Point[]> {
  const found = await buttons.evaluateAll((elements) =>
    elements.map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const line = element instanceof HTMLElement ? (element.dataset['say'] ?? '') : '';
      return { line, x: x + width / 2, y: y + height / 2 };
    }),
  );
  return found.filter(({ line }) => isWanted(line)).map(({ x, y }) => ({ x, y }));
}

const somewhere = (chance: Chance): Point => ({ x: chance.below(1080), y: chance.below(1920) });

/**
 * Every way that the chart gives to a hand has its button, and every button its way: each control of every screen,
 * touched once in a real Chromium, and what the machine makes of it.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allFrames, type FrameName, inOrder } from '../../kiosk-ui/gallery/frames.ts';
// Its declarations of what the page of the gallery has.
import type {} from '../../kiosk-ui/gallery/shot.ts';
import { type PatientEvent, plainTaps } from '../../kiosk-ui/src/journey/events.ts';
import { type Gallery, openGallery } from '../../scripts/drill/reach/gallery.ts';
import { buildGallery } from '../support/gallery-build.ts';
import { launchChromium } from './browser.ts';
import { markTransitions, statesOf } from './journey/every-transition.ts';
import { step, walkedMachine } from './journey/walk-node.ts';

const tour = markTransitions();
const frames = inOrder(await allFrames());

let browser: Browser;
let gallery: Gallery;

beforeAll(async () => {
  await buildGallery();
  browser = await launchChromium();
  gallery = await openGallery(browser);
});

afterAll(async () => {
  await gallery?.close();
  await browser?.close();
});

/** A person of the counter stands there: both answers are equally blocked. A command is on its way: it is not undone. */
const dead: { [Name in FrameName]?: string[] } = {
  'decide/assisted': ['YES', 'NO'],
  refusing: ['UNDO'],
  // What stands already.
  display: Array.from({ length: 4 }, () => 'SET_DISPLAY'),
  'display/visit': Array.from({ length: 4 }, () => 'SET_DISPLAY'),
};

describe('a finger on every control', () => {
  test.each(frames)('of $name is heard once, and something comes of it', async (frame) => {
    await gallery.draw(frame, { language: 'fr', look: 'normal' });
    const { said, unheard, controls } = await touchEach(gallery.page);
    expect(said).toHaveLength(controls);
    expect(unheard).toEqual(dead[frame.name] ?? []);
    const snapshot = walkedMachine.resolveState(frame);
    for (const event of said) step(snapshot, event);
  });

  test('has then taken every way that the chart gives it', () => {
    const hand: ReadonlySet<string> = new Set([...plainTaps, 'PICK', 'PICK_LANGUAGE', 'SET_DISPLAY']);
    // `state event which`; one screen may stand in several states. The wake of a touch is no way.
    const ways = (transitions: ReadonlySet<string>): Set<string> =>
      new Set(
        [...transitions]
          .map((name) => name.split(' '))
          .filter(([state = '', event = '']) => hand.has(event) && !state.startsWith('kiosk.open.touch'))
          .map(([state = '', event]) => `${screenAt.get(state) ?? state} ${event}`),
      );
    const taken = ways(tour.taken);
    expect(taken.size).toBeGreaterThan(100);
    expect([...ways(tour.declared)].filter((way) => !taken.has(way))).toEqual([]);
  });
});

/** The screens of the states that have one. */
const screenAt = new Map(statesOf(walkedMachine.root).map(({ id, meta }) => [id, meta?.screen]));

interface Touched {
  controls: number;
  said: PatientEvent[];
  unheard: PatientEvent['type'][];
}

/** The voice and the pages of a long text are no matter of the machine. */
async function touchEach(page: Page): Promise<Touched> {
  const centres = await page.locator('button').evaluateAll((buttons) =>
    buttons
      .filter((button) => !button.closest('.page-turns') && button.dataset['say'] !== 'buttons.listen')
      .map((button) => button.getBoundingClientRect())
      .map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 })),
  );
  for (const { x, y } of centres) await page.touchscreen.tap(x, y);
  const { said, unheard } = await page.evaluate(() => ({
    said: window.said,
    unheard: window.drawn?.unheard ?? [],
  }));
  return { controls: centres.length, said, unheard };
}

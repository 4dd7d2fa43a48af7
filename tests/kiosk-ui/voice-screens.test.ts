/** Every screen with the voice on: all that is shown is said, nothing else is, and everything still has its place. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as french from '../../kiosk-ui/src/text/fr.ts';
import { linesOf } from '../../kiosk-ui/src/text/line.ts';
import { axeViolations } from '../support/axe.ts';
import { launchChromium, type OpenVisitor, openVisitor } from './browser.ts';
import { forget, linesHeard, listenTo } from './heard.ts';
import { buttonBoxes, keepPicture, overflowing, tooClose, tooSmall } from './look.ts';
import { at, choosing, deciding } from './states.ts';
import { pass, type Stop, stops, tap, title } from './way-to-screens.ts';

/** On the question whether anybody is there, any touch is the answer: it is listened to apart. Wiping is over too soon. */
const apart = ['idleWarning', 'wiping'];
const all = Object.entries(stops).filter(([name]) => !apart.includes(name));
/** Two seconds each: a third of the screens a day, all of them in three days, or at once with BORNE_ALL_SCREENS=1. */
const day = Math.floor(Date.now() / 86_400_000);
const today = process.env['BORNE_ALL_SCREENS'] ? all : all.filter((_, index) => (index + day) % 3 === 0);
const catalogue = new Map<string, string>(linesOf(french).map(({ id, text }) => [id, text]));
/** Set to a folder to keep a picture of every screen. */
const pictures = process.env['BORNE_SCREENS_DIR'];

let browser: Browser;
let visitor: OpenVisitor;

beforeAll(async () => {
  browser = await launchChromium();
  visitor = await openVisitor(browser);
  await listenTo(visitor.page, { hurried: true });
});

afterAll(async () => {
  await visitor?.close();
  await browser?.close();
});

async function arrive(stop: Stop): Promise<void> {
  await visitor.restart();
  await stop.way(visitor);
  await title(visitor, stop.title);
}

/** Until the last line has been said; between two lines the voice takes its breath. */
async function allIsSaid(): Promise<void> {
  const { page } = visitor;
  const spoken = page.locator('[data-spoken]');
  // By what was heard: on a machine that stood still, all of it may be over before anybody looks for the mark.
  await expect.poll(() => linesHeard(page)).not.toEqual([]);
  while ((await spoken.count()) > 0) await page.clock.runFor(400);
}

describe('listened to', () => {
  test.each(today)('%s: what is heard is what is shown, all of it, once', async (name, stop) => {
    await arrive(stop);
    const { page } = visitor;
    // It calls whoever forgot a card, asked for or not.
    if (name === 'cardForgotten') {
      await allIsSaid();
      expect(await linesHeard(page)).toEqual([
        'cardForgotten.title',
        'cardForgotten.body.0',
        'hints.counter',
      ]);
      await forget(page);
    }
    await page.getByRole('button', { name: 'Écouter' }).click();
    await page.getByRole('button', { name: 'Répéter' }).waitFor();
    const shown = await page.evaluate(linesShown);
    if (pictures) await keepPicture(page, pictures, `${name}-voix`);
    expect(await page.evaluate(overflowing)).toEqual([]);
    const buttons = await page.evaluate(buttonBoxes);
    expect(tooSmall(buttons)).toEqual([]);
    expect(tooClose(buttons)).toEqual([]);
    for (const { id, text } of shown) {
      // Said in the place of what is shown there.
      if (!id.startsWith('spoken.')) expect([id, text]).toEqual([id, catalogue.get(id)]);
    }
    await allIsSaid();
    expect((await linesHeard(page)).toSorted()).toEqual(shown.map(({ id }) => id).toSorted());
    expect(await page.evaluate(wordsWithoutSound)).toEqual([]);
  });

  test('the idea comes first, then its answers in the order of the screen, then what is on every screen', async () => {
    await arrive(stops.decide);
    await tap(visitor, 'Écouter');
    await allIsSaid();
    expect(await linesHeard(visitor.page)).toEqual([
      ...['labels.yourChoice', 'decide.open.title'],
      ...['decide.open.body.0', 'decide.open.body.1', 'decide.open.body.2'],
      ...['buttons.yes', 'buttons.no', 'buttons.back', 'buttons.later', 'hints.onlyYou'],
      ...['buttons.quit', 'buttons.help', 'buttons.display'],
      ...['buttons.mute', 'buttons.repeat', 'buttons.softer', 'labels.volume.2.4', 'buttons.louder'],
    ]);
  });

  test('a screen that speaks by itself says its idea, and not again what is on every screen', async () => {
    await visitor.restart();
    visitor.agent.show(at(choosing()));
    await tap(visitor, 'Écouter');
    await tap(visitor, 'Oui, c’est moi');
    // The search speaks by itself too: what it still had to say must not be heard as the next screen's.
    await expect.poll(() => linesHeard(visitor.page)).toContain('checking.title');
    await allIsSaid();
    await forget(visitor.page);
    visitor.agent.show(at(deciding()));
    await title(visitor, 'C’est quoi, le DMP');
    await allIsSaid();
    expect(await linesHeard(visitor.page)).toEqual([
      ...['labels.step.1.5', 'explainWhat.title', 'explainWhat.body.0', 'explainWhat.body.1'],
      ...['explainWhat.rows.0', 'explainWhat.rows.1', 'explainWhat.rows.2', 'explainWhat.after.0'],
      ...['buttons.next', 'buttons.readMore', 'buttons.refuse', 'hints.mayRefuse'],
    ]);
  });
});

test('the question whether anybody is there is asked aloud of whoever listens, and any touch answers it', async () => {
  await arrive(stops.isItYou);
  await tap(visitor, 'Écouter');
  await allIsSaid();
  await forget(visitor.page);
  // Longer than twice what this screen takes to read slowly and to hear.
  await pass(visitor, 180);
  await title(visitor, stops.idleWarning.title);
  if (pictures) await keepPicture(visitor.page, pictures, 'idleWarning-voix');
  expect(await visitor.page.evaluate(overflowing)).toEqual([]);
  await allIsSaid();
  expect(await linesHeard(visitor.page)).toEqual([
    ...[
      'idleWarning.title',
      'idleWarning.body.0',
      'idleWarning.body.1',
      'buttons.stillHere',
      'hints.counter',
    ],
  ]);
  await visitor.page.getByRole('button', { name: 'Couper la voix' }).dispatchEvent('pointerdown');
  await title(visitor, stops.isItYou.title);
});

test('it is asked aloud of whoever did not ask for the voice too, once', async () => {
  await arrive(stops.isItYou);
  await pass(visitor, 180);
  await title(visitor, stops.idleWarning.title);
  await allIsSaid();
  expect((await linesHeard(visitor.page)).slice(0, 2)).toEqual(['idleWarning.title', 'idleWarning.body.0']);
  expect(await visitor.page.getByRole('button', { name: 'Écouter' }).isVisible()).toBe(true);
  await visitor.page.locator('main').dispatchEvent('pointerdown');
  await title(visitor, stops.isItYou.title);
  expect((await linesHeard(visitor.page)).filter((line) => line.startsWith('isItYou'))).toEqual([]);
});

describe('looked at by axe, while the voice speaks', () => {
  test.each([
    ...(['welcome', 'explainWhat', 'isItYou', 'whichPerson', 'decide'] as const),
    ...(['review', 'creating', 'ticketMissing', 'cardForgotten', 'help'] as const),
  ])('%s', async (name) => {
    await arrive(stops[name]);
    await visitor.page.getByRole('button', { name: 'Écouter' }).click();
    await visitor.page.locator('[data-spoken]').waitFor();
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    expect(await axeViolations(visitor.page, tags)).toEqual([]);
  });
});

test('the button stands in the same place on every screen, asked for or not', async () => {
  const places = new Set<string>();
  const right = async (name: string): Promise<void> => {
    const box = await visitor.page.getByRole('button', { name, exact: true }).boundingBox();
    places.add(JSON.stringify(box && [box.x + box.width, box.y]));
  };
  for (const name of ['welcome', 'isItYou', 'explainWhat', 'decide', 'takeCard', 'agentSilent'] as const) {
    await arrive(stops[name]);
    await right('Écouter');
    await visitor.page.getByRole('button', { name: 'Écouter' }).click();
    await right('Couper la voix');
  }
  expect([...places]).toHaveLength(1);
});

interface Shown {
  id: string;
  text: string;
}

/** In the page: the marked lines that can be seen. */
function linesShown(): Shown[] {
  return [...document.querySelectorAll<HTMLElement>('[data-say]:not([data-ear="headset"])')]
    .filter((line) => line.checkVisibility())
    .map((line) => ({ id: line.dataset['say'] ?? '', text: line.textContent ?? '' }));
}

/** In the page: words in view that have no sound, and are not marked as never said. */
function wordsWithoutSound(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const place = node.parentElement;
    const words = node.textContent?.trim() ?? '';
    if (
      words &&
      place?.checkVisibility() &&
      !place.closest('[data-say], [data-unsaid], [data-spell], script')
    )
      found.push(words);
  }
  return found;
}

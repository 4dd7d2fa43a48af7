/** Every screen in a real Chromium, on the panel it is made for: read, touched, and looked at by axe. */
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeQr } from '../../scripts/drill/qr.ts';
import { launchChromium, type OpenVisitor, openVisitor } from './browser.ts';
import { buttonBoxes, keepPicture, overflowing, tooClose, tooSmall } from './look.ts';
import { withCode } from './states.ts';
import { type Stop, stops, title } from './way-to-screens.ts';

const all = Object.entries(stops) as [string, Stop][];

/** Set to a folder to keep a picture of every screen. */
const pictures = process.env['BORNE_SCREENS_DIR'];

let browser: Browser;
let visitor: OpenVisitor;

beforeAll(async () => {
  browser = await launchChromium();
  visitor = await openVisitor(browser);
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

describe('on the panel of 1080 × 1920', () => {
  test.each(all)('%s can be read and touched by everybody', async (name, stop) => {
    await arrive(stop);
    const { page } = visitor;
    if (pictures) await keepPicture(page, pictures, name);
    expect(await page.evaluate(overflowing)).toEqual([]);
    const buttons = await page.evaluate(buttonBoxes);
    expect(tooSmall(buttons)).toEqual([]);
    expect(tooClose(buttons)).toEqual([]);
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  test.each([
    'decide',
    'emergencyChoice',
    'samuChoice',
    'informedAsk',
    'isItYou',
    'review',
    'quitConfirm',
  ] as const)('%s: both answers have the same size, the same style and the same height', async (name) => {
    await arrive(stops[name]);
    const [yes, no] = await visitor.page.locator('.pair button').evaluateAll(looks);
    expect(yes).toBeDefined();
    expect(yes).toEqual(no);
  });

  test('the code in the place of a ticket can be scanned: page and code', async () => {
    await arrive(stops.codeShown);
    const { code, page } = withCode.codeOnScreen;
    expect(decodeQr(await visitor.page.screenshot())).toBe(`https://${page}#${code}`);
  });

  test('the refusal stands in the same place on every screen that explains', async () => {
    const places: unknown[] = [];
    for (const name of ['explainWhat', 'explainWho', 'explainNever/mes-2022'] as const) {
      await arrive(stops[name] as Stop);
      places.push(
        await visitor.page.getByRole('button', { name: 'Je ne veux pas de dossier' }).boundingBox(),
      );
    }
    expect(places[1]).toEqual(places[0]);
    expect(places[2]).toEqual(places[0]);
  });

  test('help stands in the same place on every screen that offers it', async () => {
    const places = new Set<string>();
    for (const name of ['welcome', 'isItYou', 'decide', 'done', 'takeCard', 'cardGone'] as const) {
      await arrive(stops[name]);
      const help = visitor.page.getByRole('button', { name: 'Aide' });
      places.add(JSON.stringify(await help.boundingBox()));
    }
    expect(places.size).toBe(1);
  });

  test('the simulation is named in a band on the screen', async () => {
    await arrive(stops['welcome/simulated'] as Stop);
    await visitor.page.getByText('SIMULATION – aucune vraie carte, aucun vrai dossier').waitFor();
  });
});

describe('in the window of a laptop', () => {
  const windowed = ['welcome', 'whichPerson/pages', 'explainNever', 'decide', 'review', 'done'] as const;

  test.each([
    { width: 1280, height: 800 },
    { width: 1920, height: 1080 },
    { width: 800, height: 1280 },
  ])('of $width × $height the whole stage is there, in the middle, without scrolling', async (viewport) => {
    await visitor.page.setViewportSize(viewport);
    try {
      for (const name of windowed) {
        await arrive(stops[name] as Stop);
        expect(await visitor.page.evaluate(overflowing)).toEqual([]);
        const stage = await visitor.page.locator('.stage').boundingBox();
        expect(stage).not.toBeNull();
        if (!stage) continue;
        expect(stage.width / stage.height).toBeCloseTo(1080 / 1920, 2);
        expect(stage.x + stage.width / 2).toBeCloseTo(viewport.width / 2, 0);
        expect(stage.height).toBeLessThanOrEqual(viewport.height + 0.5);
        const fills = Math.max(stage.height / viewport.height, stage.width / viewport.width);
        expect(fills).toBeCloseTo(1, 2);
      }
    } finally {
      await visitor.page.setViewportSize({ width: 1080, height: 1920 });
    }
  });
});

describe('motion', () => {
  const animation = (page: Page) =>
    page.locator('.goes-in').evaluate((card) => {
      const { animationName, animationIterationCount } = getComputedStyle(card);
      return { animationName, animationIterationCount };
    });

  test('the card goes in three times, and stops', async () => {
    const moving = await openVisitor(browser, { reducedMotion: 'no-preference' });
    try {
      await stops.insertCard.way(moving);
      expect(await animation(moving.page)).toEqual({
        animationName: 'goes-in',
        animationIterationCount: '3',
      });
    } finally {
      await moving.close();
    }
  });

  test('nothing moves for whoever asks for less motion', async () => {
    await arrive(stops.insertCard);
    expect((await animation(visitor.page)).animationName).toBe('none');
  });
});

/** In the page: everything by which one answer could weigh more than another. */
function looks(buttons: Element[]): Record<string, string | number>[] {
  return buttons.map((button) => {
    const { width, height, top } = button.getBoundingClientRect();
    const style = getComputedStyle(button);
    const { backgroundColor, color, fontSize, fontWeight, borderColor, borderWidth, opacity } = style;
    return {
      width,
      height,
      top,
      backgroundColor,
      color,
      fontSize,
      fontWeight,
      borderColor,
      borderWidth,
      opacity,
    };
  });
}

/**
 * Every screen in a real Chromium, on the panel it is made for, each drawn alone by the gallery: read, measured, and looked
 * at by axe. All languages in all looks are the long variant (`npm run reach`).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allFrames, type Frame, type FrameName, inOrder } from '../../kiosk-ui/gallery/frames.ts';
import { inventedCode, inventedSheet } from '../../kiosk-ui/gallery/invented-codes.ts';
// Its declarations of what the page of the gallery has.
import type {} from '../../kiosk-ui/gallery/shot.ts';
import { screenNames } from '../../kiosk-ui/src/journey/screen.ts';
import { decodeQr } from '../../scripts/drill/qr.ts';
import { type Gallery, openGallery } from '../../scripts/drill/reach/gallery.ts';
import {
  buttonBoxes,
  capitalsMm,
  letterHeights,
  looks,
  overflowing,
  pixelsPerMm,
  tooClose,
  tooSmall,
} from '../../scripts/drill/reach/measure.ts';
import type { Cell } from '../../scripts/drill/reach/options.ts';
import { projectRoot } from '../../scripts/line/settings.ts';
import { axeViolations } from '../support/axe.ts';
import { buildGallery } from '../support/gallery-build.ts';
import { buildUi } from '../support/ui-build.ts';
import { launchChromium, panel } from './browser.ts';
import { keepPicture } from './look.ts';

const frames = inOrder(await allFrames());
const names = frames.map(({ name }) => name);
const french: Cell = { language: 'fr', look: 'normal' };

/** Set to a folder to keep a picture of every screen. */
const pictures = process.env['BORNE_SCREENS_DIR'];

let browser: Browser;
let gallery: Gallery;
let page: Page;

beforeAll(async () => {
  await buildGallery();
  browser = await launchChromium();
  gallery = await openGallery(browser);
  ({ page } = gallery);
});

afterAll(async () => {
  await gallery?.close();
  await browser?.close();
});

function frame(name: FrameName): Frame {
  const found = frames.find((each) => each.name === name);
  if (!found) throw new Error(`the gallery has no ${name}`);
  return found;
}

async function draw(name: FrameName, cell: Cell = french): Promise<void> {
  gallery.complaints.length = 0;
  await gallery.draw(frame(name), cell);
}

/** Nothing is cut, too small to read or to touch, or too near. */
async function expectInReach(): Promise<void> {
  expect(await page.evaluate(overflowing)).toEqual([]);
  const buttons = await page.evaluate(buttonBoxes);
  expect(tooSmall(buttons)).toEqual([]);
  expect(tooClose(buttons)).toEqual([]);
  const letters = await page.evaluate(letterHeights, pixelsPerMm);
  const least = (kind: string): number => (/\bbody\b/.test(kind) ? capitalsMm.body : capitalsMm.least);
  expect(letters.length).toBeGreaterThan(0);
  expect(letters.filter(({ kind, capitalsMm: height }) => height < least(kind))).toEqual([]);
  expect(gallery.complaints).toEqual([]);
}

async function expectNothingOfAxe(): Promise<void> {
  expect(await axeViolations(page)).toEqual([]);
}

test('the gallery has every screen of the kiosk', () => {
  expect(screenNames.filter((name) => !names.includes(name))).toEqual([]);
});

describe('on the panel of 1080 × 1920', () => {
  test.each(names)('%s can be read and touched by everybody', async (name) => {
    await draw(name);
    if (pictures) await keepPicture(page, pictures, name);
    await expectInReach();
    // Screens that differ in their words only are the same to axe.
    if (!name.includes('/')) await expectNothingOfAxe();
  });
});

/** The fullest screens, where other words and other sizes break first. */
const full: FrameName[] = [
  ...(['explainNever/simulated', 'moreWhat', 'review', 'isItYou/long', 'whichPerson/pages'] as const),
  ...(['receiptChoice/code', 'minorRep', 'handOver', 'ticketMissing/code', 'decide/assisted'] as const),
];
const cells: Cell[] = [
  { language: 'ar', look: 'normal' },
  { language: 'tr', look: 'largest' },
  { language: 'pt', look: 'high-contrast' },
  { language: 'fr', look: 'largest' },
];

describe.each(cells)('in $language, $look', (cell) => {
  test.each(full)('%s can be read and touched by everybody', async (name) => {
    await draw(name, cell);
    await expectInReach();
    await expectNothingOfAxe();
  });
});

describe('no answer weighs more than another', () => {
  const pairs: FrameName[] = [
    ...(['isItYou', 'decide', 'decide/reopen', 'decide/assisted', 'emergencyChoice', 'samuChoice'] as const),
    ...(['review', 'review/reopen', 'closeExplain', 'informedAsk', 'quitConfirm'] as const),
    ...(['wasClosed', 'wasClosed/mes-2022', 'wasOpposed', 'wasOpposed/mes-2022'] as const),
  ];
  const threes: FrameName[] = [
    ...(['quizInsurer', 'quizClose', 'minorRep', 'receiptChoice', 'receiptChoice/code'] as const),
  ];

  test.each(pairs)('%s: both have the same size, the same style and the same height', async (name) => {
    await draw(name);
    const [yes, no, ...more] = await page.locator('.pair button').evaluateAll(looks);
    expect(yes).toBeDefined();
    expect(no).toEqual(yes);
    expect(more).toEqual([]);
    const tops = (await page.evaluate(buttonBoxes)).map(({ y }) => y);
    expect(new Set(tops).size).toBeLessThan(tops.length);
  });

  test.each(threes)('%s: all three have the same size and the same style', async (name) => {
    await draw(name);
    const [first, second, third, ...more] = await page.locator('.three-ways button').evaluateAll(looks);
    expect(first).toBeDefined();
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    expect(more).toEqual([]);
  });

  test('what is offered to take along is the same after a yes and after a no', async () => {
    const offered = async (name: FrameName): Promise<unknown> => {
      await draw(name);
      return page
        .locator('.three-ways button')
        .evaluateAll((all) =>
          all.map((button) => [button.textContent, JSON.stringify(button.getBoundingClientRect())]),
        );
    };
    expect(await offered('receiptChoice/code')).toEqual(await offered('receiptChoice'));
  });
});

describe('the same place on every screen', () => {
  const places = async (button: string, among: readonly FrameName[]): Promise<Set<string>> => {
    const found = new Set<string>();
    for (const name of among) {
      await draw(name);
      const box = await page.locator(`button[data-say="buttons.${button}"]`).boundingBox();
      found.add(box ? JSON.stringify(box) : `none on ${name}`);
    }
    return found;
  };

  test('the refusal, wherever one is told or asked whether it was well told', async () => {
    const explaining: FrameName[] = [
      ...(['explainWhat', 'explainWho', 'explainNever', 'explainYours', 'explainEmergency'] as const),
      ...([
        'explainNever/mes-2022',
        'fixInsurer',
        'fixClose',
        'staffExplain',
        'staffExplain/unheard',
      ] as const),
    ];
    expect([...(await places('refuse', explaining))]).toHaveLength(1);
  });

  test('« Suivant » and « En savoir plus », with and without something to refuse', async () => {
    const reading = ['explainWhat', 'explainYours', 'explainWhat/information'] as const;
    expect([...(await places('next', reading))]).toHaveLength(1);
    expect([...(await places('readMore', reading))]).toHaveLength(1);
  });

  test('« Aide »', async () => {
    const without: FrameName[] = ['connecting', 'agentSilent', 'screenTaken', 'notPaired'];
    const withHelp = screenNames.filter((name) => !without.includes(name) && name !== 'help');
    expect([...(await places('help', withHelp))]).toHaveLength(1);
  });
});

test('without a card there is nothing to refuse, and nothing to decide', async () => {
  for (const name of ['explainWhat/information', 'informationEnd', 'noCard'] as const) {
    await draw(name);
    const lines = await page.locator('button').evaluateAll((all) => all.map((each) => each.dataset['say']));
    expect(lines).not.toContain('buttons.refuse');
    expect(lines).not.toContain('buttons.yes');
  }
});

test('the number for the counter can be read from two metres: letters of 20 mm', async () => {
  await draw('handOver');
  const letters = await page.evaluate(letterHeights, pixelsPerMm);
  const number = letters.filter(({ kind }) => kind === 'number');
  expect(number.map(({ text }) => text)).toEqual(['7KM', '4QX']);
  for (const { capitalsMm: height } of number) expect(height).toBeGreaterThanOrEqual(20);
});

describe('what can be scanned', () => {
  test('the code in the place of a ticket: page and code', async () => {
    await draw('codeShown');
    expect(decodeQr(await page.screenshot())).toBe(`https://${inventedCode.page}#${inventedCode.code}`);
  });

  test('a sheet without a secret: its page', async () => {
    await draw('receiptShown');
    if (inventedSheet.state !== 'on-screen') throw new Error('not a sheet on the screen');
    expect(decodeQr(await page.screenshot())).toBe(`https://${inventedSheet.page}`);
  });

  test('the code also at night, dark on white', async () => {
    await draw('codeShown', { language: 'ar', look: 'high-contrast' });
    expect(decodeQr(await page.screenshot())).toBe(`https://${inventedCode.page}#${inventedCode.code}`);
  });
});

test('the simulation is named in a band on the screen', async () => {
  await draw('welcome/simulated');
  await page.getByText('SIMULATION – aucune vraie carte, aucun vrai dossier').waitFor();
});

describe('in the window of a laptop', () => {
  const windowed = ['welcome', 'whichPerson/pages', 'explainNever/simulated', 'review', 'done'] as const;

  test.each([
    { width: 1280, height: 800 },
    { width: 1920, height: 1080 },
    { width: 800, height: 1280 },
  ])('of $width × $height the whole stage is there, in the middle, without scrolling', async (viewport) => {
    await page.setViewportSize(viewport);
    try {
      for (const name of windowed) {
        await draw(name);
        expect(await page.evaluate(overflowing)).toEqual([]);
        const stage = await page.locator('.stage').boundingBox();
        expect(stage).not.toBeNull();
        if (!stage) continue;
        expect(stage.width / stage.height).toBeCloseTo(1080 / 1920, 2);
        expect(stage.x + stage.width / 2).toBeCloseTo(viewport.width / 2, 0);
        expect(stage.height).toBeLessThanOrEqual(viewport.height + 0.5);
        const fills = Math.max(stage.height / viewport.height, stage.width / viewport.width);
        expect(fills).toBeCloseTo(1, 2);
      }
    } finally {
      await page.setViewportSize(panel);
    }
  });
});

describe('motion', () => {
  const animation = (selector: string) =>
    page.locator(selector).evaluate((drawn) => {
      const { animationName, animationIterationCount } = getComputedStyle(drawn);
      return `${animationName} ${animationIterationCount}`;
    });

  test('the card goes in three times, and stops; the sun of the last minute goes down once', async () => {
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    try {
      await draw('insertCard');
      expect(await animation('.goes-in')).toBe('goes-in 3');
      await draw('idleWarning');
      expect(await animation('.sets')).toBe('sets 1');
    } finally {
      await page.emulateMedia({ reducedMotion: 'reduce' });
    }
  });

  test.each([
    ['insertCard', '.goes-in'],
    ['takeCard', '.goes-out'],
    ['printing', '.comes-down'],
    ['idleWarning', '.sets'],
  ] as const)('%s: nothing moves for whoever asks for less motion', async (name, selector) => {
    await draw(name);
    expect(await animation(selector)).toMatch(/^none /);
  });
});

describe('the gallery is no part of the kiosk', () => {
  let dist: string;
  // In a fresh clone the first who asks builds, which takes longer than a test may.
  beforeAll(async () => {
    dist = await buildUi();
  });

  test('it is built elsewhere, and nothing that a kiosk serves knows of it', () => {
    expect(relative(dist, join(projectRoot, 'node_modules/.cache/borne-gallery'))).toMatch(/^\.\.\//);
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' });
    const code = files.filter((name) => /\.(js|html|css)$/.test(name));
    expect(code.length).toBeGreaterThan(3);
    const known = code.filter((name) => /Léonard|window\.draw/.test(readFileSync(join(dist, name), 'utf8')));
    expect(known).toEqual([]);
    const own = readdirSync(join(projectRoot, 'node_modules/.cache/borne-gallery/assets'));
    const gallery = own.filter((name) => name.endsWith('.js'));
    const texts = gallery.map((name) =>
      readFileSync(join(projectRoot, 'node_modules/.cache/borne-gallery/assets', name), 'utf8'),
    );
    expect(texts.some((text) => text.includes('window.draw'))).toBe(true);
  });
});

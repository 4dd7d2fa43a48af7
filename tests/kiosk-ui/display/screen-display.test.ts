/** The screen as somebody asked for it: seen at once, on every screen, and forgotten with the visit. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchChromium, type OpenVisitor, openVisitor } from '../browser.ts';
import { at, choosing, deciding, family, idle, suspended } from '../states.ts';
import { pass, tap, title } from '../way-to-screens.ts';

let browser: Browser;
let visitor: OpenVisitor;

beforeAll(async () => {
  browser = await launchChromium();
  visitor = await openVisitor(browser);
});

beforeEach(() => visitor.restart());

afterAll(async () => {
  await visitor?.close();
  await browser?.close();
});

/** Opens the display, makes one choice, and goes back to the screen. */
async function show(...choices: string[]): Promise<void> {
  await tap(visitor, 'Affichage', ...choices, 'Revenir');
}

const attribute = (name: string) =>
  visitor.page.evaluate((asked) => document.documentElement.getAttribute(asked), name);

/** Computed sizes of the letters, in px of the window. */
const letters = (selector: string) =>
  visitor.page
    .locator(selector)
    .first()
    .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));

const boxes = () =>
  visitor.page
    .locator('button')
    .evaluateAll((buttons) =>
      buttons.map((button) => ({ name: button.textContent, ...button.getBoundingClientRect().toJSON() })),
    );

async function explained(): Promise<void> {
  visitor.agent.onCommand(({ command }) => {
    if (command === 'holder') visitor.agent.show(at(deciding()));
    return undefined;
  });
  visitor.agent.show(at(choosing()));
  await tap(visitor, 'Oui, c’est moi');
  await title(visitor, 'C’est quoi, le DMP');
}

describe('the size of the text', () => {
  test.each([
    ['Grand texte', 1.5],
    ['Très grand texte', 2],
  ] as const)(
    '%s: what is read grows by %f, and the change is seen on the very screen that asks',
    async (choice, by) => {
      await explained();
      const before = { body: await letters('p.body'), title: await letters('h1') };
      await tap(visitor, 'Affichage');
      const asking = await letters('h1');
      await tap(visitor, choice);
      expect(await letters('h1')).toBeGreaterThan(asking);
      await tap(visitor, 'Revenir');
      expect((await letters('p.body')) / before.body).toBeCloseTo(by, 2);
      expect(await letters('h1')).toBeGreaterThan(before.title);
    },
  );

  test('what does not fit is turned over with two buttons, by whole lines, and the actions stay', async () => {
    await explained();
    await tap(visitor, 'Suivant', 'Suivant');
    expect(await visitor.page.locator('.page-turn').count()).toBe(0);
    await show('Très grand texte');
    const last = visitor.page.locator('.reading [data-say]').last();
    const area = visitor.page.locator('.reading');
    const seen = () =>
      last.evaluate((line) => {
        const { bottom } = line.getBoundingClientRect();
        return bottom <= (line.closest('.reading')?.getBoundingClientRect().bottom ?? 0) + 1;
      });
    expect(await seen()).toBe(false);
    await tap(visitor, 'Lire la suite');
    expect(await area.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0);
    expect(await seen()).toBe(true);
    expect(await visitor.page.getByRole('button', { name: 'Suivant' }).isVisible()).toBe(true);
    await tap(visitor, 'Lire avant');
    expect(await area.evaluate(({ scrollTop }) => scrollTop)).toBe(0);
  });

  test('the next screen begins at its top', async () => {
    await explained();
    await show('Très grand texte');
    await tap(visitor, 'Suivant', 'Suivant', 'Lire la suite', 'Suivant');
    expect(await visitor.page.locator('.reading').evaluate(({ scrollTop }) => scrollTop)).toBe(0);
  });
});

describe('the colours', () => {
  test('at night the ground is dark and the words are light', async () => {
    const colours = () =>
      visitor.page
        .locator('.stage')
        .evaluate((stage) => [getComputedStyle(stage).backgroundColor, getComputedStyle(stage).color]);
    expect(await colours()).toEqual(['rgb(251, 249, 244)', 'rgb(23, 35, 59)']);
    await show('Fond sombre');
    expect(await colours()).toEqual(['rgb(14, 21, 36)', 'rgb(244, 241, 232)']);
  });
});

describe('buttons low', () => {
  test('all that is touched stands in the lower 60 % of the panel, on every kind of screen', async () => {
    await show('Boutons en bas');
    const high = async () => (await boxes()).filter(({ top }) => top < 0.4 * 1920).map(({ name }) => name);
    expect(await high()).toEqual([]);
    await tap(visitor, 'Français, Langue');
    expect(await high()).toEqual([]);
    await tap(visitor, 'Revenir', 'Affichage');
    expect(await high()).toEqual([]);
    await tap(visitor, 'Revenir');
    visitor.agent.show(at(choosing(family(6))));
    await title(visitor, 'Pour qui venez-vous');
    expect(await high()).toEqual([]);
  });
});

describe('the motion', () => {
  test('stops for whoever asks', async () => {
    const moving = await openVisitor(browser, { reducedMotion: 'no-preference' });
    try {
      const motion = () =>
        moving.page.locator('.goes-in').evaluate((card) => getComputedStyle(card).animationName);
      await tap(moving, 'Commencer');
      expect(await motion()).toBe('goes-in');
      await tap(moving, 'Affichage', 'Sans mouvement', 'Revenir');
      expect(await motion()).toBe('none');
    } finally {
      await moving.close();
    }
  });
});

describe('the language', () => {
  test('Arabic is shown from right to left, and its letters are fetched only then', async () => {
    const fetched: string[] = [];
    visitor.page.on('request', (request) => fetched.push(request.url()));
    await visitor.restart();
    expect(fetched.filter((url) => url.includes('noto-sans-arabic'))).toEqual([]);
    await tap(visitor, 'Français, Langue');
    await visitor.page.locator('.setting', { hasText: 'العربية' }).click();
    await expect.poll(() => attribute('dir')).toBe('rtl');
    expect(await attribute('lang')).toMatch(/^ar\b/);
    await expect.poll(() => fetched.some((url) => url.includes('noto-sans-arabic-arabic'))).toBe(true);
  });

  test('each language is named in its own, with the mark of a language for a screen reader', async () => {
    await tap(visitor, 'Français, Langue');
    const names = await visitor.page
      .locator('.setting [lang]')
      .evaluateAll((each) => each.map((name) => [name.getAttribute('lang')?.slice(0, 2), name.textContent]));
    expect(names).toHaveLength(6);
    expect(names).toContainEqual(['ar', 'العربية']);
    expect(names).toContainEqual(['tr', 'Türkçe']);
    expect(await visitor.page.locator('.setting[aria-pressed="true"]').count()).toBe(1);
  });
});

test('what was asked for is forgotten with the visit', async () => {
  await explained();
  await show('Très grand texte', 'Fond sombre', 'Boutons en bas', 'Sans mouvement');
  expect(await attribute('data-size')).toBe('largest');
  visitor.agent.show(idle);
  await expect
    .poll(
      async () => {
        await pass(visitor, 10);
        return Promise.all(['data-size', 'data-contrast', 'data-reach', 'data-motion'].map(attribute));
      },
      { timeout: 10_000 },
    )
    .toEqual(['normal', 'normal', 'normal', 'normal']);
});

test('the card pulled out hides what was on the screen, and no clock has a part in it', async () => {
  await visitor.page.clock.pauseAt(Date.now() + 60_000);
  visitor.agent.show(at(choosing()));
  await title(visitor, 'Est-ce bien vous');
  expect(await visitor.page.content()).toContain('Jeanne');
  visitor.agent.show(at(suspended, { slot: 'empty' }));
  await title(visitor, 'Remettez votre carte');
  expect(await visitor.page.content()).not.toContain('Jeanne');
  await visitor.page.clock.resume();
});

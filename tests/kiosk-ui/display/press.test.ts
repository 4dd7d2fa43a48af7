/** What a finger sees and does: feedback while it is down, an act when it leaves, nothing when it slid away. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { MessageKey } from '../../../kiosk-ui/src/text/message.ts';
import { launchChromium, type OpenVisitor, openVisitor } from '../browser.ts';

let browser: Browser;
let visitor: OpenVisitor;

beforeAll(async () => {
  browser = await launchChromium();
  visitor = await openVisitor(browser);
});

beforeEach(async () => {
  await visitor.restart();
  // A screen that came by itself hears no touch that was meant for the former one.
  await visitor.page.clock.fastForward(600);
});

afterAll(async () => {
  await visitor?.close();
  await browser?.close();
});

const start = () => visitor.page.getByRole('button', { name: 'Commencer' });

const shows = (screen: MessageKey) => visitor.page.locator(`h1 [data-say="${screen}.title"]`).waitFor();

const looks = () =>
  start().evaluate((button) => {
    const { backgroundColor, transform } = getComputedStyle(button);
    return { backgroundColor, inset: transform !== 'none' };
  });

test('a finger that comes down is answered by colour and a slight inset; the act waits for it to leave', async () => {
  const before = await looks();
  const { mouse } = visitor.page;
  await start().hover();
  await mouse.down();
  await expect.poll(async () => (await looks()).inset).toBe(true);
  await expect.poll(async () => (await looks()).backgroundColor).not.toBe(before.backgroundColor);
  await shows('welcome');
  await mouse.up();
  await shows('insertCard');
});

test('a finger that slides away does nothing, and the button says so before it leaves', async () => {
  const before = await looks();
  const { mouse } = visitor.page;
  await start().hover();
  await mouse.down();
  await mouse.move(540, 700);
  await expect.poll(looks).toEqual(before);
  await mouse.up();
  await visitor.page.clock.fastForward(600);
  await shows('welcome');
});

test('a finger that comes down beside a button and leaves on it does nothing', async () => {
  const { mouse } = visitor.page;
  await mouse.move(540, 700);
  await mouse.down();
  await start().hover();
  await mouse.up();
  await visitor.page.clock.fastForward(600);
  await shows('welcome');
});

test('a touch of a screen reader, which has no finger, is one press', async () => {
  await start().evaluate((button: HTMLElement) => button.click());
  await shows('insertCard');
});

test('the page writes no style sheet of its own: the strict policy has nothing to refuse', async () => {
  await start().click();
  await shows('insertCard');
  expect(await visitor.page.locator('style').count()).toBe(0);
  expect(visitor.complaints).toEqual([]);
});

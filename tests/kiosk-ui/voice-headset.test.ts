/** A headset in a real Chromium: the plug starts the voice, which says the name into it and to nobody else. */
import type { AgentState } from '@borne/kiosk-agent/contract';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchChromium, type OpenVisitor, openVisitor } from './browser.ts';
import { linesHeard, listenTo } from './heard.ts';
import { at, choosing, deciding, idle } from './states.ts';
import { tap, title } from './way-to-screens.ts';

let browser: Browser;
let visitor: OpenVisitor;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

const patience = { timeout: 15_000 };
const heard = (): Promise<string[]> => linesHeard(visitor.page);
/** What names one person: their letters and digits. */
const letters = async (): Promise<string> => (await heard()).filter((line) => line.length === 1).join('');
const whose = at(choosing());
const withHeadset = (state: AgentState, headset: AgentState['headset']): AgentState => ({
  ...state,
  headset,
});

function visitors(hurried: boolean): void {
  beforeAll(async () => {
    visitor = await openVisitor(browser);
    await listenTo(visitor.page, { hurried });
  });
  beforeEach(() => visitor.restart());
  afterAll(() => visitor?.close());
}

describe('with the sounds in their own time', () => {
  visitors(false);

  test('the plug alone starts the voice: nothing was touched, and the sound plays', async () => {
    visitor.agent.show(withHeadset(idle, 'in'));
    await expect.poll(heard).toEqual(['welcome.title']);
    await expect
      .poll(() => visitor.page.evaluate(() => window.lastAudio?.currentTime ?? 0))
      .toBeGreaterThan(0.1);
    await visitor.page.getByRole('button', { name: 'Couper la voix' }).waitFor();
  });

  test('pulled out in the middle of the name, it is silent at once, and so is the next screen', async () => {
    visitor.agent.show(withHeadset(whose, 'in'));
    await expect.poll(letters, patience).toMatch(/^JE/);
    visitor.agent.show(withHeadset(whose, 'out'));
    await visitor.page.getByRole('button', { name: 'Écouter' }).waitFor();
    const said = await heard();
    expect(await visitor.page.evaluate(() => window.lastAudio?.paused)).toBe(true);
    await tap(visitor, 'Oui, c’est moi');
    visitor.agent.show(withHeadset(at(deciding()), 'out'));
    await title(visitor, 'C’est quoi, le DMP');
    expect(await heard()).toEqual(said);
    expect((await letters()).length).toBeLessThan('JEANNE1948'.length);
  });
});

describe('with sounds that take no time', () => {
  visitors(true);

  test('the first name and the year are spelt into it, in the place of the sentence for the room', async () => {
    visitor.agent.show(withHeadset(whose, 'in'));
    await title(visitor, 'Est-ce bien vous');
    await expect.poll(letters, patience).toBe('JEANNE1948');
    expect(await heard()).not.toContain('spoken.identity');
  });

  test.each(['out', 'unknown'] as const)(
    '%s: whoever asks to listen hears the sentence for the room, and no letter',
    async (headset) => {
      visitor.agent.show(withHeadset(whose, headset));
      await title(visitor, 'Est-ce bien vous');
      await tap(visitor, 'Écouter');
      // All that the screen holds, up to what stands behind the name.
      await expect.poll(heard, patience).toContain('buttons.isMe');
      expect(await heard()).toContain('spoken.identity');
      expect(await letters()).toBe('');
    },
  );

  test('told twice, it does not begin again', async () => {
    visitor.agent.show(withHeadset(whose, 'in'));
    await expect.poll(heard).toContain('isItYou.title');
    visitor.agent.show({ ...withHeadset(whose, 'in'), printer: 'near-end' });
    await expect.poll(letters, patience).toBe('JEANNE1948');
    expect((await heard()).filter((line) => line === 'isItYou.title')).toHaveLength(1);
  });
});

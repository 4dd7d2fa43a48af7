/** A person with a keypad or with switches: presses, looks where the focus stands, and waits for the screen. */
import { expect } from 'vitest';
import type { MessageKey } from '../../../kiosk-ui/src/text/message.ts';
import { pass, type Visitor } from '../way-to-screens.ts';

/** A little longer than the machine takes two touches for one. */
const wakeSeconds = 0.6;
const scanStepSeconds = 2.5;

export interface Focused {
  tag: string;
  name: string;
  /** Width of its ring, in px of the window. */
  ring: number;
}

export function focusedOn({ page }: Visitor): Promise<Focused> {
  return page.evaluate(() => {
    const focused = document.activeElement ?? document.body;
    const style = getComputedStyle(focused);
    return {
      tag: focused.tagName,
      name: focused.textContent,
      ring: style.outlineStyle === 'none' ? 0 : Number.parseFloat(style.outlineWidth),
    };
  });
}

/** A new screen stands there, with the focus on its title and nothing chosen beforehand. */
export async function arrived(visitor: Visitor, screen: MessageKey): Promise<void> {
  // By its mark: two screens may have the same title, one after the other.
  await visitor.page.locator(`h1 [data-say="${screen}.title"]`).waitFor();
  await expect.poll(async () => (await focusedOn(visitor)).tag).toBe('H1');
  await pass(visitor, wakeSeconds);
}

/** Goes on with one key until this control has the focus. Resolves to the presses it took. */
export async function walkTo(visitor: Visitor, name: string, key: 'ArrowDown' | 'Tab'): Promise<number> {
  for (let presses = 1; presses <= 20; presses += 1) {
    await visitor.page.keyboard.press(key);
    const focused = await focusedOn(visitor);
    expect(focused.tag).toBe('BUTTON');
    expect(focused.ring).toBeGreaterThanOrEqual(2);
    if (focused.name === name) return presses;
  }
  throw new Error(`no key leads to « ${name} »`);
}

/** The same with one switch: begins the scan, waits until it stands there, and presses once. */
export async function scanTo(visitor: Visitor, name: string): Promise<void> {
  const { page } = visitor;
  const scanning = () => page.evaluate(() => document.documentElement.hasAttribute('data-scanning'));
  if (!(await scanning())) await page.keyboard.press('Space');
  for (let steps = 0; steps <= 20; steps += 1) {
    if ((await focusedOn(visitor)).name === name) return page.keyboard.press('Space');
    await pass(visitor, scanStepSeconds);
  }
  throw new Error(`no scan stands on « ${name} »`);
}

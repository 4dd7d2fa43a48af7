/**
 * A patient whose eyes cost the page nothing: between two touches nobody looks for an element, waits by polling or takes
 * a picture, so that what the browser times is the screen's own work.
 */
import type { Page } from 'playwright-core';
import type { Patient } from '../patient.ts';

/** Longer than the half second in which a touch is not heard, and than what follows it. */
const restMs = 1_200;
/** How often a screen that other machines bring is looked for, and for how long. */
const lookEveryMs = 1_000;
const looksMax = 30;

/** How long a finger stays on the glass. */
const touchMs = 100;

export async function quietPatient(page: Page): Promise<Patient> {
  const glass = await page.context().newCDPSession(page);
  const title = (): Promise<string> => page.evaluate(() => document.querySelector('h1')?.innerText ?? '');
  const plain = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

  const arrive = async (wanted: string): Promise<void> => {
    for (let look = 0; look < looksMax; look += 1) {
      await sleep(look === 0 ? restMs : lookEveryMs);
      if (plain(await title()) === wanted) return;
    }
    throw new Error(`the screen « ${wanted} » did not come: « ${plain(await title())} » is there`);
  };
  const press = async (button: string): Promise<void> => {
    const box = await page.getByRole('button', { name: button, exact: true }).boundingBox();
    if (!box) throw new Error(`there is no button « ${button} »`);
    await sleep(restMs / 4);
    const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
    await glass.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
    await sleep(touchMs);
    await glass.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  return {
    seen: [],
    waits: {},
    press,
    touchable: () => Promise.resolve(),
    async touch(button, nextTitle) {
      await press(button);
      await arrive(nextTitle);
    },
    async waitAfter(_work, act, nextTitle) {
      await act();
      await arrive(nextTitle);
    },
    async waitAfterTouch(_work, button, nextTitle) {
      await press(button);
      await arrive(nextTitle);
    },
  };
}

/** By this process's clock, not the page's. */
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

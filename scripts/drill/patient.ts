/**
 * A patient at the real screen: touches what a person would touch, and measures only the waits for the machine.
 * The sentences are those of the screen's catalogue, as a person reads them.
 */
import type { Page } from 'playwright-core';

const waitMs = 30_000;

export interface ScreenSeen {
  title: string;
  picture: Buffer;
}

export interface Patient {
  /** Every screen met, in order, as a picture. */
  seen: ScreenSeen[];
  /** Milliseconds spent waiting for the machine, by what it was doing. */
  waits: Record<string, number>;
  /** Touches a button and waits until the next screen is there: the person's own time, not counted. */
  touch(button: string, nextTitle: string): Promise<void>;
  /** Does something that makes the machine work, and counts the wait until the next screen is there. */
  waitAfter(work: string, act: () => Promise<void>, nextTitle: string): Promise<void>;
  /** The same for a touch. A button rests for half a second after a tap: the clock starts once it can be touched. */
  waitAfterTouch(work: string, button: string, nextTitle: string): Promise<void>;
  touchable(button: string): Promise<void>;
  press(button: string): Promise<void>;
}

export function patientAt(page: Page): Patient {
  const seen: ScreenSeen[] = [];
  const waits: Record<string, number> = {};

  const arrive = async (title: string): Promise<void> => {
    try {
      await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor({ timeout: waitMs });
    } catch (error) {
      await look(`au lieu de ${title}`);
      throw new Error(`the screen « ${title} » did not come: « ${await shownTitle()} » is there`, {
        cause: error,
      });
    }
  };
  const shownTitle = async (): Promise<string> => (await page.locator('h1').allTextContents()).join(' / ');
  const look = async (title: string): Promise<void> => {
    seen.push({ title, picture: await page.screenshot() });
  };
  const press = (button: string): Promise<void> =>
    page.getByRole('button', { name: button, exact: true }).tap();

  const waitAfter: Patient['waitAfter'] = async (work, act, nextTitle) => {
    const startedAt = performance.now();
    await act();
    await arrive(nextTitle);
    waits[work] = Math.round((waits[work] ?? 0) + performance.now() - startedAt);
    await look(nextTitle);
  };
  const touchable = (button: string): Promise<void> =>
    page.getByRole('button', { name: button, exact: true }).tap({ trial: true });

  return {
    seen,
    waits,
    press,
    touchable,
    waitAfter,
    async touch(button, nextTitle) {
      await press(button);
      await arrive(nextTitle);
      await look(nextTitle);
    },
    async waitAfterTouch(work, button, nextTitle) {
      await touchable(button);
      await waitAfter(work, () => press(button), nextTitle);
    },
  };
}

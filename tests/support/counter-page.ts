/** Somebody of the counter, at their own screen, beside a running kiosk. */
import type { Page } from 'playwright-core';
import type { KioskLine } from './kiosk-line.ts';

export interface CounterPage {
  page: Page;
  press(button: string): Promise<void>;
  /** Waits until this is said on the page. */
  shows(sentence: string): Promise<void>;
  nobodyWaits(): Promise<void>;
}

export async function openCounter({ browser, line }: KioskLine): Promise<CounterPage> {
  const page = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
  // No verdict on speed: the line's other processes may be slow.
  page.setDefaultTimeout(60_000);
  const shows = (sentence: string): Promise<void> => page.getByText(sentence, { exact: true }).waitFor();
  const nobodyWaits = (): Promise<void> => shows('Personne n’attend.');
  await page.goto(line.counterUrl);
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: 'Agent d’essai – pharmacien' }).click();
  await nobodyWaits();
  return {
    page,
    shows,
    nobodyWaits,
    press: (button) => page.getByRole('button', { name: button, exact: true }).click(),
  };
}

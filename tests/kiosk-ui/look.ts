/** What the tests of the screens look at: pictures for the eye of a person, and what the drill of reach measures. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

export { type Box, buttonBoxes, overflowing, tooClose, tooSmall } from '../../scripts/drill/reach/measure.ts';

export async function keepPicture(page: Page, folder: string, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name.replace('/', '-')}.png`) });
}

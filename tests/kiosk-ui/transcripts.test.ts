/**
 * What a screen reader says of every screen, in every language, beside what it said when somebody last read it
 * (transcripts/<language>.txt; `npm test -- tests/kiosk-ui/transcripts --update=all` writes them anew, to be read again).
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allFrames, inOrder } from '../../kiosk-ui/gallery/frames.ts';
import { type Gallery, openGallery } from '../../scripts/drill/reach/gallery.ts';
import { languages } from '../../scripts/drill/reach/options.ts';
import { transcripts } from '../../scripts/drill/reach/transcripts.ts';
import { buildGallery } from '../support/gallery-build.ts';
import { launchChromium } from './browser.ts';

let browser: Browser;
let gallery: Gallery;

beforeAll(async () => {
  await buildGallery();
  browser = await launchChromium();
  gallery = await openGallery(browser);
});

afterAll(async () => {
  await gallery?.close();
  await browser?.close();
});

const frames = inOrder(await allFrames());
/** Role, then name: `button, Oui`. */
const roleOf = (phrase: string): string => phrase.split(',')[0] ?? '';

describe.each(languages)('in %s', (language) => {
  test('the reader says what was read by a person: title, text, answers', async () => {
    const told = await transcripts(gallery, frames, language);
    await expect(told).toMatchFileSnapshot(`transcripts/${language}.txt`);
    for (const screen of told.split('\n\n')) {
      const [name, first, ...rest] = screen.trimEnd().split('\n');
      expect(first, name).toMatch(/^heading, .+, level 1$/);
      // Nothing that can be touched is without a name.
      const unnamed = rest.filter((phrase) => ['button', 'radio', 'link'].includes(phrase.trim()));
      expect(unnamed, name).toEqual([]);
      expect(rest.filter((phrase) => roleOf(phrase) === 'heading' && phrase.endsWith('level 1'))).toEqual([]);
    }
  }, 180_000);
});

/** One language at a time for the whole page, and everybody who draws is told. */
import { afterEach, expect, test, vi } from 'vitest';
import * as french from '../../../kiosk-ui/src/text/fr.ts';
import { languages, loadLanguage } from '../../../kiosk-ui/src/text/languages.ts';
import { aheadLine, linesOf } from '../../../kiosk-ui/src/text/line.ts';
import {
  onLanguageShown,
  partOf,
  showLanguage,
  shownLanguage,
  textOf,
} from '../../../kiosk-ui/src/text/shown.ts';

afterEach(() => showLanguage({ language: 'fr', catalogue: french }));

test('French is there at once; another language takes its place in every text', async () => {
  expect([shownLanguage(), textOf('buttons.yes')]).toEqual(['fr', 'Oui']);
  showLanguage(await loadLanguage('tr'));
  expect([shownLanguage(), textOf('buttons.yes')]).toEqual(['tr', 'Evet']);
  expect(textOf('labels.step.2.5')).toBe('adım 2 / 5');
});

test('the parts of a message are those of the language on the screen', async () => {
  const inFrench = partOf('explainWhat', 'rows');
  expect(inFrench).toEqual(['explainWhat.rows.0', 'explainWhat.rows.1', 'explainWhat.rows.2']);
  showLanguage(await loadLanguage('fr-simple'));
  // Two short sentences in the place of a longer one.
  expect(partOf('refused.none', 'body').length).toBe(4);
  expect(partOf('welcome', 'after')).toEqual([]);
});

test('whoever draws is told once of each change, and no more once they have gone', async () => {
  const drawn = vi.fn();
  const end = onLanguageShown(drawn);
  showLanguage(await loadLanguage('en'));
  showLanguage(await loadLanguage('en'));
  expect(drawn).toHaveBeenCalledTimes(1);
  end();
  showLanguage(await loadLanguage('ar'));
  expect(drawn).toHaveBeenCalledTimes(1);
});

test('a line that is in no catalogue is no empty text', () => {
  // @ts-expect-error -- not of the catalogue
  expect(() => textOf('welcome.subtitle')).toThrow('welcome.subtitle');
});

test.each(languages)(
  '%s: every id of French has a text, but for sentences that it does not need',
  async (language) => {
    const { catalogue } = await loadLanguage(language);
    const ids = new Set(linesOf(catalogue).map(({ id }) => id));
    const missing = linesOf(french).filter(({ id }) => !ids.has(id) && !/\.(body|after)\.\d$/.test(id));
    expect(missing).toEqual([]);
  },
);

test('calls before this one are counted up to nine, then said in words', () => {
  expect([0, 1, 9, 10, 999].map(aheadLine)).toEqual([
    ...[null, 'labels.ahead.1', 'labels.ahead.9', 'labels.aheadMany', 'labels.aheadMany'],
  ]);
  expect(textOf('labels.ahead.2')).toBe('appels avant le vôtre\u00a0: 2');
});

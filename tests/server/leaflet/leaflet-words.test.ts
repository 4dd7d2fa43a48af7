/** What the pages on the phone say beside their sheet. The sheets themselves: tests/kiosk-agent/sheet/sheet.test.ts. */
import { expect, test } from 'vitest';
import { LanguageSchema } from '../../../server/contract/index.ts';
import { leafletLanguages } from '../../../server/src/leaflet/catalogue.ts';

test.each(LanguageSchema.options)(
  '%s: the words of the page alone are there, in this language',
  (language) => {
    const { words, direction } = leafletLanguages[language];
    const own = [words.same, words.languages, words.demonstration, words.missing.title];
    const french = leafletLanguages.fr.words;
    const frenchOwn = [french.same, french.languages, french.demonstration, french.missing.title];
    if (language.startsWith('fr')) expect(own).toEqual(frenchOwn);
    else for (const [place, sentence] of own.entries()) expect(sentence).not.toBe(frenchOwn[place]);
    expect(direction).toBe(language === 'ar' ? 'rtl' : 'ltr');
  },
);

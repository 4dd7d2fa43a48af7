/** The page and the paper say the same: the two catalogues cannot be one (a server never imports an agent). */
import { describe, expect, test } from 'vitest';
import { PaperKindSchema } from '../../../kiosk-agent/contract/printer.ts';
import { paperReviews } from '../../../kiosk-agent/src/text/review.ts';
import { sheetWords } from '../../../kiosk-agent/src/text/sheet-catalogue.ts';
import { sheetName } from '../../../kiosk-agent/src/text/sheet-words.ts';
import { LanguageSchema, RegimeSchema } from '../../../server/contract/index.ts';
import { leafletLanguages } from '../../../server/src/leaflet/catalogue.ts';
import { leafletKinds, leafletName } from '../../../server/src/leaflet/leaflet-words.ts';

test('there is a page for every sheet without a secret, and for nothing else', () => {
  expect([...leafletKinds]).toEqual(PaperKindSchema.options);
});

describe.each(LanguageSchema.options)('%s', (language) => {
  const { words, review, direction } = leafletLanguages[language];

  test.each(RegimeSchema.options)('%s: every page says what its sheet says, word for word', (regime) => {
    for (const kind of leafletKinds) {
      const leaflet = words.leaflets[leafletName(kind, regime)];
      expect(leaflet).toEqual(sheetWords[language].sheets[sheetName(kind, regime)]);
      expect(leaflet.title.length).toBeGreaterThan(3);
      expect(leaflet.parts.length).toBeGreaterThan(0);
    }
  });

  test('whoever has read the paper again has read the page', () => {
    expect(review).toEqual(paperReviews[language]);
  });

  test('the words of the page alone are there, in this language', () => {
    const own = [words.same, words.languages, words.demonstration, words.missing.title];
    const french = leafletLanguages.fr.words;
    const frenchOwn = [french.same, french.languages, french.demonstration, french.missing.title];
    if (language.startsWith('fr')) expect(own).toEqual(frenchOwn);
    else for (const [place, sentence] of own.entries()) expect(sentence).not.toBe(frenchOwn[place]);
    expect(direction).toBe(language === 'ar' ? 'rtl' : 'ltr');
  });
});

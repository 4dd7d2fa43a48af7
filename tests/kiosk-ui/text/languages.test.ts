/** Every language holds what French holds, in its own words and its own signs. */
import type { Language } from '@borne/kiosk-agent/contract';
import { LanguageSchema } from '@borne/kiosk-agent/contract';
import { describe, expect, test } from 'vitest';
import type { Catalogue } from '../../../kiosk-ui/src/text/catalogue.ts';
import * as french from '../../../kiosk-ui/src/text/fr.ts';
import {
  directionOf,
  languageNames,
  languages,
  loadLanguage,
  localeOf,
} from '../../../kiosk-ui/src/text/languages.ts';
import { linesOf } from '../../../kiosk-ui/src/text/line.ts';
import { longestSentence, wordsOf } from '../../../scripts/drill/reach/readability.ts';
import { below, everySentence, screensOf, wordsMax } from './every-sentence.ts';

const reference: Catalogue = french;
const loaded = await Promise.all(languages.map(loadLanguage));
const translations = loaded.filter(({ language }) => !language.startsWith('fr'));
const each = translations.map(({ language, catalogue }): [Language, Catalogue] => [language, catalogue]);
const all = loaded.map(({ language, catalogue }): [Language, Catalogue] => [language, catalogue]);

test('every language of the contract is offered, in its own script', () => {
  expect(new Set(languages)).toEqual(new Set(LanguageSchema.options));
  expect(languageNames.ar).toMatch(/^[\p{Script=Arabic}]+$/u);
  expect(languages.filter((language) => directionOf(language) === 'rtl')).toEqual(['ar']);
});

test.each(languages)('%s has a locale that Intl knows, with Western digits', (language) => {
  const { locale, numberingSystem } = new Intl.NumberFormat(localeOf(language)).resolvedOptions();
  expect(locale.slice(0, 2)).toBe(language.slice(0, 2));
  expect(numberingSystem).toBe('latn');
});

describe.each(all)('%s', (_, catalogue) => {
  test('has the keys of French, and no other', () => {
    expect(Object.keys(catalogue.messages).toSorted()).toEqual(Object.keys(french.messages).toSorted());
    for (const part of ['buttons', 'labels', 'hints', 'printerReasons', 'personal', 'spoken'] as const) {
      expect(Object.keys(catalogue[part]).toSorted()).toEqual(Object.keys(reference[part]).toSorted());
    }
  });

  test('leaves nothing empty but what French leaves empty', () => {
    for (const part of ['buttons', 'hints', 'printerReasons', 'personal'] as const) {
      const empty = (words: Record<string, string>): string[] =>
        Object.keys(words).filter((key) => words[key]?.trim() === '');
      expect(empty(catalogue[part])).toEqual(empty(reference[part]));
    }
    for (const [key, message] of screensOf(catalogue)) {
      expect([message.title, ...below(message)].filter((text) => text.trim() === '')).toEqual([]);
      expect([key, below(message).length > 0]).toEqual([key, below(french.messages[key]).length > 0]);
    }
  });

  test('has as many rows as French: each has its picture', () => {
    for (const [key, { rows }] of screensOf(catalogue)) {
      expect([key, rows?.length]).toEqual([key, french.messages[key].rows?.length]);
    }
  });

  test.each(screensOf(catalogue))(
    '%s: 8 words in its title, 30 below it, 12 in a sentence',
    (key, message) => {
      expect(wordsOf(message.title).length).toBeLessThanOrEqual(8);
      expect(wordsOf(below(message).join('\n')).length).toBeLessThanOrEqual(wordsMax(key));
      expect(longestSentence([message.title, ...below(message)].join('\n'))).toBeLessThanOrEqual(12);
    },
  );

  test('a button has at most 6 words and 30 letters: it stands on one or two lines', () => {
    const long = Object.values(catalogue.buttons).filter(
      (words) => wordsOf(words).length > 6 || words.length > 30,
    );
    expect(long).toEqual([]);
  });

  test('says the same numbers as French on the same screen', () => {
    // One alone may be a word: « بعد دقيقة ».
    const numbers = (texts: string[]): string[] => (texts.join(' ').match(/\d{2,}/g) ?? []).toSorted();
    for (const [key, message] of screensOf(catalogue)) {
      const said = new Set(numbers(below(message)));
      expect([key, said]).toEqual([key, new Set(numbers(below(french.messages[key])))]);
    }
  });

  test('counts with the numbers it is given', () => {
    for (const label of ['step', 'question', 'volume'] as const) {
      expect(catalogue.labels[label](3, 4).match(/\d/g)).toEqual(['3', '4']);
    }
    expect(catalogue.labels.ahead(7)).toMatch(/7/);
    expect(catalogue.spoken.touch('XYZ')).toContain('XYZ');
  });

  test('has no sign of a text that was not finished', () => {
    for (const [, text] of everySentence(catalogue)) {
      expect(text).not.toMatch(/[{}$%<>[\]]|undefined|null|NaN|TODO|\.\.\.| {2}|^\s|\s$/);
    }
  });
});

describe.each(each)('%s is translated', (language, catalogue) => {
  /** Names that stand as they are written on the card and on the signs. */
  const kept = /carte Vitale|Carte Vitale|Mon espace santé|monespacesante\.fr|mutuelle|\bDMP\b|\bSAMU\b/g;
  const frenchTexts = new Set(linesOf(french).map(({ text }) => text));

  test('no sentence is that of the reference', () => {
    // Words that both languages write the same way.
    const same = ['oui', 'non', 'volume 1 sur 4'];
    const left = linesOf(catalogue).filter(({ text }) => frenchTexts.has(text) && !same.includes(text));
    expect(left).toEqual([]);
  });

  test('no French word is left in it', () => {
    const frenchWords =
      'le les vous votre vos est une des pour sur dossier borne avec ou et nous c’est'.split(' ');
    /** Words of this language too. */
    const shared: Partial<Record<Language, string[]>> = { pt: ['ou'], tr: ['et'] };
    const isFrench = (word: string): boolean =>
      frenchWords.includes(word.toLowerCase()) && !shared[language]?.includes(word.toLowerCase());
    const left = everySentence(catalogue).filter(([, text]) =>
      wordsOf(text.replaceAll(kept, '')).some(isFrench),
    );
    expect(left).toEqual([]);
  });

  test('says who must read it before it is used', () => {
    expect(catalogue.review).toEqual({ status: 'not-reviewed', needs: 'native-reader' });
  });
});

/** The sentences that one of these signs stands in. */
function withSigns(language: Language, ...signs: RegExp[]): [string, string][] {
  const { catalogue } = loaded.find((one) => one.language === language) ?? expect.unreachable();
  return everySentence(catalogue).filter(([, text]) => signs.some((sign) => sign.test(text)));
}

describe('typography', () => {
  test('English: its own quotation marks, both of them, and no space before a sign', () => {
    expect(withSigns('en', /[«»"']/, / [?!:;]/, /“[^”]*$/, /^[^“]*”/)).toEqual([]);
  });

  test('Portuguese: « » without spaces, and the words of Portugal, not of Brazil', () => {
    expect(withSigns('pt', /["'“”]/, / [?!:;]/, /« | »/)).toEqual([]);
    expect(withSigns('pt', /você|celular|\btela\b|cadastr|banheiro|usuári/i)).toEqual([]);
  });

  test('Turkish: its own quotation marks, and ’ before a suffix only', () => {
    expect(withSigns('tr', /[«»"']/, / [?!:;]/, /\s’|’\s|’$/, /“[^”]*$/)).toEqual([]);
  });

  test('Arabic: its own question mark and comma, and no quotation mark of another script', () => {
    expect(withSigns('ar', /[?,;]/, /["'“”]/, / [؟،:]/)).toEqual([]);
  });

  test('Arabic: Western digits as on the card, letters of Arabic itself, no direction turned by hand', () => {
    expect(withSigns('ar', /[\u0660-\u0669\u06f0-\u06f9]/)).toEqual([]);
    expect(withSigns('ar', /[\u06a9\u06cc\u067e\u0686]/)).toEqual([]);
    expect(withSigns('ar', /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/)).toEqual([]);
  });

  test('Arabic: no word in Latin letters but the names on the card and on the signs', () => {
    const { catalogue } = loaded.find(({ language }) => language === 'ar') ?? expect.unreachable();
    const latin = everySentence(catalogue).flatMap(([, text]) => text.match(/[a-zé][a-zé. ]*[a-zé]/gi) ?? []);
    expect(new Set(latin)).toEqual(
      new Set(['DMP', 'SAMU', 'carte Vitale', 'Mon espace santé', 'monespacesante.fr']),
    );
  });
});

test('a French name is explained where it is first met', () => {
  const text = (language: Language, key: keyof Catalogue['messages']): string => {
    const { catalogue } = loaded.find((one) => one.language === language) ?? expect.unreachable();
    return [catalogue.messages[key].title, ...below(catalogue.messages[key])].join('\n');
  };
  for (const { language } of translations) {
    expect(text(language, 'welcome')).toContain('carte Vitale');
    expect(text(language, 'explainWhat')).toContain('DMP');
    expect(text(language, 'samuChoice')).toMatch(/SAMU[\s\S]*15/);
    expect(text(language, 'alreadyOpen.mes-2022')).toContain('Mon espace santé');
  }
});

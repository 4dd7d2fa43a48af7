/** What the installer reads of a language. */
import { expect, test } from 'vitest';
import type { LanguageFacts } from '../../../kiosk-agent/src/health/language-facts.ts';
import { languagesShown } from '../../../kiosk-agent/src/installer/language-rows.ts';
import { testLanguages } from './test-languages.ts';

const row = (facts: Partial<LanguageFacts>) => {
  const [first = expect.unreachable()] = testLanguages;
  return languagesShown([{ ...first, ...facts }]).rows[0] ?? expect.unreachable();
};

test('a language is ready once its screens and its papers are both read', () => {
  expect(row({ language: 'fr' }).ready).toBe(true);
  const read = { status: 'reviewed', by: 'native-reader', on: '2027-03-02' } as const;
  // Its papers are not.
  expect(row({ language: 'tr', review: read })).toMatchObject({
    screens: 'Relu le 2 mars 2027 par quelqu’un dont c’est la langue.',
    papers: 'À faire relire par quelqu’un dont c’est la langue.',
    ready: false,
  });
});

test('simple French waits for people who read little', () => {
  const review = { status: 'not-reviewed', needs: 'people-concerned' } as const;
  expect(row({ language: 'fr-simple', review }).screens).toBe(
    'À faire relire par des personnes qui lisent peu.',
  );
});

test.each([
  [{ clips: 0, recorded: 0 }, 'Aucune.'],
  [{ clips: 5, recorded: 0 }, 'De synthèse.'],
  [{ clips: 5, recorded: 5 }, 'Enregistrée par une personne.'],
  [{ clips: 5, recorded: 2 }, 'Enregistrée\u00a0: 2 phrases sur 5. Le reste est de synthèse.'],
])('a voice of %o is told as it is', (voice, words) => {
  expect(row({ voice }).voice).toBe(words);
});

test('all that is left to read is counted, and a screen that tells nothing is told', () => {
  expect(languagesShown(testLanguages).sentence).toBe('À relire\u00a0: 2 sur 3.');
  expect(languagesShown(testLanguages.slice(0, 1)).sentence).toBe('Toutes sont relues.');
  expect(languagesShown(null)).toEqual({
    sentence: 'L’écran a été construit sans la liste de ses langues.',
    rows: [],
  });
});

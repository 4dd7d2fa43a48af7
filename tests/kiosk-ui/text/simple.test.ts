/** French « écrit simplement »: shorter than the reference, and never under the name that others give. */
import { describe, expect, test } from 'vitest';
import * as french from '../../../kiosk-ui/src/text/fr.ts';
import * as simple from '../../../kiosk-ui/src/text/fr-simple.ts';
import {
  longestSentence,
  readability,
  wordsOf,
  wordsPerSentence,
} from '../../../scripts/drill/reach/readability.ts';
import { below, everySentence, screensOf } from './every-sentence.ts';

const screens = screensOf(simple);
const sentences = everySentence(simple);

describe('a screen is simple', () => {
  test.each(screens.filter(([, message]) => below(message).length > 0))(
    '%s: 6 words a sentence in the mean, 9 in the longest',
    (_, message) => {
      expect(wordsPerSentence(below(message).join('\n'))).toBeLessThanOrEqual(6);
      expect(longestSentence([message.title, ...below(message)].join('\n'))).toBeLessThanOrEqual(9);
    },
  );

  test.each(screens.filter(([, message]) => wordsOf(below(message).join('\n')).length >= 15))(
    '%s reads easily: 80 or more',
    (_, message) => expect(readability(below(message).join('\n'))).toBeGreaterThanOrEqual(80),
  );

  test('sentences are shorter than those of the reference, over all screens', () => {
    const mean = (catalogue: typeof french | typeof simple): number =>
      wordsPerSentence(
        screensOf(catalogue)
          .flatMap(([, message]) => below(message))
          .join('\n'),
      );
    expect(mean(simple)).toBeLessThan(mean(french) - 0.5);
  });
});

test.each(sentences)('French typography, %s: « %s »', (_, text) => {
  expect(text).not.toMatch(/'|\.\.\.|"/);
  expect(text).not.toMatch(/(^|[^\u00a0])[?!:;]/);
  expect(text).not.toMatch(/«(?!\u00a0)|(?<!\u00a0)»/);
  expect(text).not.toMatch(/\d (minute|ans|secondes|appels)/);
});

test('DMP and SAMU are said where they are explained, and nowhere before', () => {
  const with_ = (name: RegExp): string[] =>
    screens
      .filter(([, message]) => [message.title, ...below(message)].some((text) => name.test(text)))
      .map(([key]) => key);
  expect(with_(/DMP/)).toEqual(['explainWhat', 'moreWhat']);
  expect(with_(/SAMU/)).toEqual(['moreEmergency', 'samuChoice', 'review']);
  for (const key of ['moreEmergency', 'samuChoice'] as const) {
    expect(below(simple.messages[key]).join(' ')).toMatch(/appelle (le SAMU au|le)\u00a015/);
  }
  expect(sentences.filter(([, text]) => /FALC|facile à lire/i.test(text))).toEqual([]);
});

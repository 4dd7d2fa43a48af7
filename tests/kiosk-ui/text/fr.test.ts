import { describe, expect, test } from 'vitest';
import * as french from '../../../kiosk-ui/src/text/fr.ts';
import {
  longestSentence,
  readability,
  wordsOf,
  wordsPerSentence,
} from '../../../scripts/drill/reach/readability.ts';
import { textFigures } from '../../../scripts/drill/reach/texts.ts';
import { below, everySentence, screensOf, wordsMax } from './every-sentence.ts';

const { messages } = french;
const screens = screensOf(french);
const sentences = everySentence(french);

describe('French typography', () => {
  test.each(sentences)('%s: « %s »', (_, text) => {
    expect(text).not.toMatch(/'/);
    expect(text).not.toMatch(/\.\.\.|"/);
    expect(text, 'a no-break space stands before ? ! : ;').not.toMatch(/(^|[^\u00a0])[?!:;]/);
    expect(text, 'and inside « »').not.toMatch(/«(?!\u00a0)|(?<!\u00a0)»/);
    expect(text, 'and between a number and its unit').not.toMatch(/\d (minute|ans|secondes|appels)/);
    expect(text).not.toMatch(/ {2}|^\s|\s$/);
  });
});

describe('a screen can be read', () => {
  test.each(screens)('%s: 8 words in its title, 30 below it, 12 in a sentence', (key, message) => {
    expect(wordsOf(message.title).length).toBeLessThanOrEqual(8);
    expect(wordsOf(below(message).join('\n')).length).toBeLessThanOrEqual(wordsMax(key));
    expect(longestSentence([message.title, ...below(message)].join('\n'))).toBeLessThanOrEqual(12);
  });

  /** Below 15 words the formula is noise (accessibility.md §6). */
  const long = screens.filter(([, message]) => wordsOf(below(message).join('\n')).length >= 15);

  test.each(long)('%s reads easily: 80 or more, 8 words a sentence in the mean', (_, message) => {
    const text = below(message).join('\n');
    expect(readability(text)).toBeGreaterThanOrEqual(80);
    expect(wordsPerSentence(text)).toBeLessThanOrEqual(8);
  });

  test('there are screens that long', () => {
    expect(long.length).toBeGreaterThan(25);
  });

  test('the way from the welcome to the ticket is 380 words long at most', () => {
    expect(textFigures().wordsOnWay).toBeLessThanOrEqual(380);
  });

  test('no word of an office is used', () => {
    const banned =
      /clôtur|titulaire|habilit|dématérialis|éclairé|bénéficiaire|usager|procédure|faux|erreur|échec|FALC/i;
    expect(sentences.filter(([, text]) => banned.test(text))).toEqual([]);
  });
});

describe('a screen says only what is so', () => {
  const opened = /\best ouvert\b/;

  test('"est ouvert" stands only where the service has opened it, or where it is denied or asked', () => {
    const said = screens
      .filter(([, message]) => [message.title, ...below(message)].some((text) => opened.test(text)))
      .map(([key]) => key);
    expect(said.toSorted()).toEqual([
      ...['done', 'refusedByService', 'ticketDoubtful.created', 'ticketMissing.created', 'unknownOutcome'],
    ]);
  });

  test('a stop before anything was sent says that nothing has changed, also to whoever has a record', () => {
    expect(messages['quitConfirm.before'].body).toEqual(['Rien n’est changé pour le moment.']);
  });

  test('no request is promised an end', () => {
    expect(sentences.filter(([, text]) => /jusqu’au bout/.test(text))).toEqual([]);
  });

  test.each([
    ...(['refused.none', 'refused.kept', 'refusing', 'later.consent-2016'] as const),
    ...(['decide.open', 'decide.reopen', 'informedAsk', 'informedOppose', 'refusedByService'] as const),
  ])('%s says that nothing is lost', (key) => {
    expect(messages[key].body).toContain('Vos soins et vos remboursements restent les mêmes.');
  });

  test('the occupational doctor is named among the "never" of consent-2016 only', () => {
    expect(messages['explainNever.consent-2016'].rows).toContain('Le médecin du travail');
    expect(messages['explainNever.mes-2022'].rows).not.toContain('Le médecin du travail');
  });

  test('every guide of mes-2022 says that the kiosk does nothing', () => {
    for (const key of ['informedActivate', 'informedOppose', 'guideClose', 'guideReopen'] as const) {
      expect(messages[key].body[0]).toMatch(/^La borne ne (note rien|peut pas)/);
    }
  });
});

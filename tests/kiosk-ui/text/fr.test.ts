import { describe, expect, test } from 'vitest';
import {
  buttons,
  hints,
  labels,
  messages,
  personal,
  printerReasons,
  spoken,
} from '../../../kiosk-ui/src/text/fr.ts';
import type { Message } from '../../../kiosk-ui/src/text/message.ts';
import { longestSentence, readability, sentencesOf, wordsOf } from './readability.ts';

const screens = Object.entries(messages);

const below = ({ body, rows = [], after = [] }: Message): string[] => [...body, ...rows, ...after];

const everySentence: [string, string][] = [
  ...screens.flatMap(([key, message]) =>
    [message.title, ...below(message)].map((text): [string, string] => [key, text]),
  ),
  ...Object.entries(buttons),
  ...Object.entries(hints),
  ...Object.entries(printerReasons),
  ...Object.entries(personal),
  ['spoken', spoken.identity],
  ['spoken', spoken.touch('Suivant')],
  ...Object.entries(labels).map(([key, label]): [string, string] => [
    key,
    typeof label === 'string' ? label : label(1, 3),
  ]),
];

describe('French typography', () => {
  test.each(everySentence)('%s: « %s »', (_, text) => {
    expect(text).not.toMatch(/'/);
    expect(text).not.toMatch(/\.\.\.|"/);
    expect(text, 'a no-break space stands before ? ! : ;').not.toMatch(/(^|[^\u00a0])[?!:;]/);
    expect(text, 'and inside « »').not.toMatch(/«(?!\u00a0)|(?<!\u00a0)»/);
    expect(text, 'and between a number and its unit').not.toMatch(/\d (minute|ans|secondes)/);
    expect(text).not.toMatch(/ {2}|^\s|\s$/);
  });
});

describe('a screen can be read', () => {
  test.each(screens)('%s: 8 words in its title, 30 below it, 12 in a sentence', (_, message) => {
    expect(wordsOf(message.title).length).toBeLessThanOrEqual(8);
    expect(wordsOf(below(message).join('\n')).length).toBeLessThanOrEqual(30);
    expect(longestSentence([message.title, ...below(message)].join('\n'))).toBeLessThanOrEqual(12);
  });

  test.each(screens.filter(([, message]) => wordsOf(message.body.join('\n')).length >= 15))(
    '%s reads easily: 80 or more, 8 words a sentence in the mean',
    (_, message) => {
      const text = message.body.join('\n');
      expect(readability(text)).toBeGreaterThanOrEqual(80);
      expect(wordsOf(text).length / sentencesOf(text).length).toBeLessThanOrEqual(8);
    },
  );

  test('the way from the welcome to the ticket is 380 words long at most', () => {
    const way = [
      ...(['welcome', 'reading', 'isItYou', 'checking', 'explainWhat', 'explainWho'] as const),
      ...(['explainNever.consent-2016', 'decide', 'emergencyChoice', 'samuChoice', 'review'] as const),
      ...(['creating', 'printing', 'done', 'takeCard', 'thanks'] as const),
    ];
    const words = way.flatMap((key) => wordsOf([messages[key].title, ...below(messages[key])].join('\n')));
    expect(words.length).toBeLessThanOrEqual(380);
  });

  test('no word of an office is used', () => {
    const banned =
      /clôtur|titulaire|habilit|dématérialis|éclairé|bénéficiaire|usager|procédure|faux|erreur|échec|FALC/i;
    expect(everySentence.filter(([, text]) => banned.test(text))).toEqual([]);
  });
});

describe('a screen says only what is so', () => {
  const opened = /\best ouvert\b/;

  test('"est ouvert" stands only where the service has opened it, or where it is denied or asked', () => {
    const said = screens
      .filter(([, message]) => [message.title, ...below(message)].some((text) => opened.test(text)))
      .map(([key]) => key);
    expect(said.toSorted()).toEqual([
      ...['cardGone', 'done', 'quitConfirm.before', 'refusedByService', 'ticketDoubtful.created'],
      ...['ticketMissing.created', 'unknownOutcome'],
    ]);
  });

  test.each(['cardGone', 'quitConfirm.before'] as const)('%s says that nothing is open', (key) => {
    expect(messages[key].body.join(' ')).toMatch(/Rien n’est ouvert/);
  });

  test.each(['refused', 'refusing', 'later', 'decide'] as const)('%s says that nothing is lost', (key) => {
    expect(messages[key].body).toContain('Vos soins et vos remboursements restent les mêmes.');
  });

  test('the occupational doctor is named among the "never" of consent-2016 only', () => {
    expect(messages['explainNever.consent-2016'].rows).toContain('Le médecin du travail');
    expect(messages['explainNever.mes-2022'].rows).not.toContain('Le médecin du travail');
  });
});

/** The words of the page and of what it sends: whole in every language, and never both secrets together. */
import { describe, expect, test } from 'vitest';
import { type HomeWords, homeReviews, homeWords, wordsFor } from '../../../server/contract/home/index.ts';
import { LanguageSchema } from '../../../server/contract/index.ts';
import { letterOf } from '../../../server/src/home/messages/letter.ts';
import { messageWords } from '../../../server/src/home/text/message-words.ts';

/** Every sentence with its place. */
function sentences(words: object, place = ''): [string, string][] {
  return Object.entries(words).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[`${place}${name}`, value] as [string, string]]
      : sentences(value as object, `${place}${name}.`),
  );
}
const blanks = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([blank]) => blank).toSorted();
const french = new Map(sentences(homeWords.fr));

describe.each(LanguageSchema.options)('%s', (language) => {
  const words: HomeWords = homeWords[language];

  test('every sentence is there, with the blanks of the French one', () => {
    for (const [place, text] of sentences(words)) {
      if (place !== 'unread') expect(text.trim(), place).not.toBe('');
      expect(blanks(text), place).toEqual(blanks(french.get(place) ?? ''));
    }
    expect(sentences(words)).toHaveLength(french.size);
  });

  test('a translation that no native reader has read says so on the page', () => {
    const review = homeReviews[language];
    const toBeRead = review.status === 'not-reviewed' && review.needs === 'native-reader';
    expect(words.unread !== '').toBe(toBeRead);
  });

  test('the ten years are said before and after a closure', () => {
    expect(words.closing.lines.join()).toContain('10');
    expect(words.closing.closedLines).toContain('10');
  });

  test('who acts for somebody reads of that person, in sentences that replace others, whole', () => {
    const { of, said } = words.represented;
    const places = new Set(sentences(words).map(([place]) => place));
    for (const [place, text] of Object.entries(said)) {
      expect(places, place).toContain(place);
      const own = new Map(sentences(words)).get(place) ?? '';
      expect(blanks(text.replaceAll('{of}', '')), place).toEqual(blanks(own));
    }
    for (const whose of ['child', 'represented', 'unsaid'] as const) {
      const spoken = wordsFor(words, whose);
      expect(spoken.home.active.toLowerCase()).toContain(of[whose].toLowerCase());
      expect(spoken.closing.title.toLowerCase()).toContain(of[whose].toLowerCase());
      expect(spoken.closing.lines).toHaveLength(words.closing.lines.length);
      expect(spoken.closing.lines.join()).toContain('10');
      expect(JSON.stringify({ ...spoken, represented: null })).not.toContain('{of}');
      expect(spoken.closing.title.charAt(0)).toBe(spoken.closing.title.charAt(0).toUpperCase());
    }
    expect(wordsFor(words, 'own')).toBe(words);
  });

  test('a letter holds its one secret, and an SMS is short', () => {
    for (const kind of ['one-time-code', 'password'] as const) {
      for (const channel of ['mobile', 'email'] as const) {
        const letter = letterOf('id', {
          kind,
          channel: { kind: channel, address: 'x' },
          language,
          secret: 'S3cret',
        });
        expect(letter.text.split('S3cret')).toHaveLength(2);
        expect(letter.subject).not.toContain('S3cret');
        expect(letter.text).not.toContain('{');
      }
    }
    for (const { sms } of Object.values(messageWords[language])) expect(sms.length).toBeLessThan(160);
  });
});

test('French typography: a no-break space before « : ? ! » and in no other way', () => {
  for (const [place, text] of sentences(homeWords.fr)) {
    expect(text, place).not.toMatch(/ [:?!;»]/);
    expect(text, place).not.toMatch(/[^\s\u00a0/][:?!]/);
    expect(text, place).not.toContain("'");
  }
});

test('nothing that belongs to the child is called the reader’s own', () => {
  // Before the proof nobody knows whose record it is; the rest is theirs: codes, page, mobile, login, password.
  const before = ['code.', 'person.', 'faults.', 'represented.'];
  const ofTheRecord = 'DMP|choix|données|vie|inscription|reçu|accès|soignants|soins|droits|accord|ticket n';
  const own = new RegExp(`\\b(mon|ma|mes|votre|vos) (${ofTheRecord})`, 'i');
  const called = sentences(wordsFor(homeWords.fr, 'child')).filter(
    ([place, text]) => own.test(text) && !before.some((start) => place.startsWith(start)),
  );
  expect(called).toEqual([]);
  expect(sentences(homeWords.fr).filter(([, text]) => own.test(text)).length).toBeGreaterThan(40);
});

test('no request is promised an end, and no law is claimed', () => {
  const promised = [...french].filter(([, text]) => /jusqu’au bout|la loi/i.test(text));
  expect(promised).toEqual([]);
});

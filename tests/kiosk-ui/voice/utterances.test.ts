/** What the kiosk can say at all: the catalogue, whole, and never a word about a person. */
import { describe, expect, test } from 'vitest';
import * as french from '../../../kiosk-ui/src/text/fr.ts';
import { characters } from '../../../kiosk-ui/src/voice/manifest.ts';
import { languages } from '../../../kiosk-ui/voice/languages.ts';
import { shortHash, utterancesOf } from '../../../kiosk-ui/voice/utterances.ts';

const written = utterancesOf(languages[0] ?? expect.unreachable());
const lines = written.filter(({ kind }) => kind === 'lines');

/** Every sentence anywhere in a part of the catalogue. */
function sentencesIn(part: unknown): string[] {
  if (typeof part === 'string') return part === '' ? [] : [part];
  return part instanceof Object ? Object.values(part).flatMap(sentencesIn) : [];
}

describe('every sentence that a screen shows', () => {
  test.each([
    ['messages', french.messages],
    ['hints', french.hints],
    ['labels', french.labels],
    ['printerReasons', french.printerReasons],
  ])('%s: has its sound, word for word', (_, part) => {
    const texts = lines.map(({ text }) => text);
    for (const sentence of sentencesIn(part)) expect(texts).toContain(sentence);
  });

  test('every button is offered, in the same way for all', () => {
    for (const [key, words] of Object.entries(french.buttons)) {
      const button = lines.find(({ id }) => id === `buttons.${key}`);
      expect(button?.text).toBe(`Touchez «\u00a0${words}\u00a0».`);
    }
  });

  test('every step, question and volume that the screens count', () => {
    const ids = lines.map(({ id }) => id);
    const counted = ['step.1.3', 'step.2.3', 'step.3.3', 'question.1.2', 'question.2.2'];
    for (const key of [...counted, 'volume.1.4', 'volume.4.4']) expect(ids).toContain(`labels.${key}`);
  });

  test('each has an id of its own, which can be the name of a file', () => {
    const ids = written.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[\w.-]+$/);
  });
});

describe('nothing personal can be said', () => {
  test('no sentence has a place to be filled in', () => {
    for (const { text, spoken } of written)
      expect(`${text}${spoken}`).not.toMatch(/[{}$%<>[\]]|undefined|null|NaN/);
  });

  test('no sentence holds a number that could be a year, a code or an identity', () => {
    const numbers = lines
      .flatMap(({ text }) => text.match(/\d+/g) ?? [])
      .filter((number) => number.length > 2);
    // The telephone of Mon espace santé.
    expect(numbers).toEqual(['3422']);
  });

  test('the words beside a name or a year are not among the lines', () => {
    const texts = lines.map(({ text }) => text);
    for (const words of Object.values(french.personal)) expect(texts).not.toContain(words);
  });

  test('digits and letters of a code stand apart from the lines', () => {
    const alphabet = written.filter(({ kind }) => kind === 'characters').map(({ id }) => id);
    expect(alphabet.join('')).toBe(characters);
    expect(characters).not.toMatch(/[ILOU]/);
  });
});

test('two lists of words never have the same hash because they were cut elsewhere', () => {
  expect(shortHash('ab', 'c')).not.toBe(shortHash('a', 'bc'));
  expect(shortHash('abc')).toMatch(/^[0-9a-f]{16}$/);
});

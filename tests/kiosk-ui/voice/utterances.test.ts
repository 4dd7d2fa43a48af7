/** What the kiosk can say at all: each catalogue, whole, and never a word about a person. */
import { LanguageSchema } from '@borne/kiosk-agent/contract';
import { describe, expect, test } from 'vitest';
import { characters } from '../../../kiosk-ui/src/voice/manifest.ts';
import { spokenLanguages } from '../../../kiosk-ui/voice/languages.ts';
import { shortHash, utterancesOf } from '../../../kiosk-ui/voice/utterances.ts';

/** Every sentence anywhere in a part of the catalogue. */
function sentencesIn(part: unknown): string[] {
  if (typeof part === 'string') return part === '' ? [] : [part];
  return part instanceof Object ? Object.values(part).flatMap(sentencesIn) : [];
}

test('every language of the contract has its sounds', () => {
  expect(spokenLanguages.map(({ language }) => language)).toEqual(LanguageSchema.options);
});

describe.each(spokenLanguages)('$language', (spoken) => {
  const { catalogue } = spoken;
  const written = utterancesOf(spoken);
  const lines = written.filter(({ kind }) => kind === 'lines');
  const texts = new Set(lines.map(({ text }) => text));

  test('every sentence that a screen shows has its sound, word for word', () => {
    const { messages, hints, labels, printerReasons, personal } = catalogue;
    const silent = sentencesIn([messages, hints, labels, printerReasons, personal]).filter(
      (sentence) => !texts.has(sentence),
    );
    expect(silent).toEqual([]);
  });

  test('every button is offered, in the same way for all', () => {
    for (const [key, words] of Object.entries(catalogue.buttons)) {
      const button = lines.find(({ id }) => id === `buttons.${key}`);
      expect(button?.text).toBe(catalogue.spoken.touch(words));
    }
  });

  test('every step, question, volume and queue that the screens count', () => {
    const ids = new Set(lines.map(({ id }) => id));
    const counted = ['step.1.5', 'step.5.5', 'question.1.2', 'question.2.2', 'volume.1.4', 'volume.4.4'];
    for (const key of [...counted, 'ahead.1', 'ahead.9', 'aheadMany']) expect(ids).toContain(`labels.${key}`);
  });

  test('each has an id of its own, which can be the name of a file', () => {
    const ids = written.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[\w.-]+$/);
  });

  test('no sentence has a place to be filled in, by a name or by anything', () => {
    for (const { text, spoken: said } of written)
      expect(`${text}${said}`).not.toMatch(/[{}$%<>[\]]|undefined|null|NaN/);
  });

  test('no sentence holds a number that could be a year, a code or an identity', () => {
    const numbers = lines
      .flatMap(({ text }) => text.match(/\d+/g) ?? [])
      .filter((number) => number.length > 2);
    // The telephone of Mon espace santé.
    expect(new Set(numbers)).toEqual(new Set(['3422']));
  });

  test('letters and digits of a name or a code stand apart from the lines', () => {
    const alphabet = written.filter(({ kind }) => kind === 'characters').map(({ id }) => id);
    expect(alphabet.join('')).toBe(characters);
  });
});

test('two lists of words never have the same hash because they were cut elsewhere', () => {
  expect(shortHash('ab', 'c')).not.toBe(shortHash('a', 'bc'));
  expect(shortHash('abc')).toMatch(/^[0-9a-f]{16}$/);
});

/** French typography of what the staff reads. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as text from '../../../../kiosk-agent/src/lgo/page/text.ts';

function sentences(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sentences) : [];
}

const page = readFileSync(
  join(import.meta.dirname, '../../../../kiosk-agent/src/lgo/page/index.html'),
  'utf8',
);
const words = page.replace(/<[^>]*>/g, '\n').replaceAll('&nbsp;', '\u00a0');
const all = [...sentences(text), text.pasteWords('nir'), text.leftWords(2_000), ...words.split('\n')];

test('a no-break space stands before : ; ! ? and inside « », and apostrophes are curved', () => {
  expect(all.length).toBeGreaterThan(60);
  const faulty = all.filter((sentence) => / [:;!?»]|« |[^\u00a0\u202f/]: |'/.test(sentence.trim()));
  expect(faulty).toEqual([]);
});

test('nothing is called filled but what was read back', () => {
  const outcomes = Object.entries(text.outcomeWords);
  const filled = outcomes.filter(([, { words: said }]) => said.startsWith('rempli')).map(([name]) => name);
  expect(filled).toEqual(['filled-and-read-back']);
});

test('a second is singular', () => {
  expect(text.leftWords(900)).toBe('S’efface dans 1 seconde.');
  expect(text.leftWords(60_000)).toBe('S’efface dans 60 secondes.');
});

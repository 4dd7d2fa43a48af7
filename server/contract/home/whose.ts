/**
 * Whose record the page at home speaks of: its reader's own, their child's, that of somebody whom they represent, or not
 * said yet. The page and the notice that is kept of a closure speak by the same function.
 */
import type { HomeWords } from './fr.ts';
import type { ShownActor } from './view.ts';

export type Whose = 'own' | 'child' | 'represented' | 'unsaid';

export function whoseFor({ actor, relation }: ShownActor): Exclude<Whose, 'unsaid'> {
  if (actor === 'self') return 'own';
  return relation === 'mother' || relation === 'father' ? 'child' : 'represented';
}

export function wordsFor(words: HomeWords, whose: Whose): HomeWords {
  if (whose === 'own') return words;
  const { of, said } = words.represented;
  return reworded(words, '', said, of[whose]) as HomeWords;
}

/** The same tree, each sentence that has another one at its place replaced by it. */
function reworded(part: unknown, place: string, said: Record<string, string>, of: string): unknown {
  if (typeof part === 'string') return said[place] === undefined ? part : withWhose(said[place], of);
  if (Array.isArray(part)) return part.map((one, index) => reworded(one, `${place}.${index}`, said, of));
  return Object.fromEntries(
    Object.entries(part as object).map(([name, value]: [string, unknown]) => [
      name,
      reworded(value, place === '' ? name : `${place}.${name}`, said, of),
    ]),
  );
}

/** In some languages it comes first, and takes the capital. */
function withWhose(sentence: string, of: string): string {
  const text = sentence.replaceAll('{of}', of);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Pronunciations of whole words, in any script: JavaScript's \b knows the Latin letters without accents only. */
import type { Pronunciation } from '../spoken-text.ts';

export function wholeWords(words: Readonly<Record<string, string>>): Pronunciation {
  return Object.entries(words).map(([written, said]) => [
    new RegExp(`(?<![\\p{L}\\p{M}])${written.replaceAll('.', '\\.')}(?![\\p{L}\\p{M}])`, 'gu'),
    said,
  ]);
}

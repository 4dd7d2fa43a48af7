/** Flesch–Kandel–Moles: 207 − 1.015 × (words / sentences) − 73.6 × (syllables / words). Higher is easier. */

/** A line break ends a sentence, as do . ! ? : ; */
export function sentencesOf(text: string): string[] {
  return text.split(/[.!?:;\n]+/).filter((sentence) => wordsOf(sentence).length > 0);
}

/** An elided form (l’écran) is one word, and so is one with its vowel signs; numbers count, since they are read. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\d][\p{L}\p{M}\d’-]*/gu) ?? [];
}

/** In the mean. */
export function wordsPerSentence(text: string): number {
  return wordsOf(text).length / sentencesOf(text).length;
}

export function longestSentence(text: string): number {
  return Math.max(...sentencesOf(text).map((sentence) => wordsOf(sentence).length));
}

export function readability(text: string): number {
  const words = wordsOf(text).filter((word) => !/^\d+$/.test(word));
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 207 - 1.015 * (words.length / sentencesOf(text).length) - 73.6 * (syllables / words.length);
}

const vowels = 'aeiouàâäéèêëîïôöùûüœæ';

/** Groups of vowels, y between two being none (voyez); a final e, es or ent is mute when the word has more, -ment is not. */
function syllablesOf(word: string): number {
  const sounds = word.toLowerCase().replace(new RegExp(`y(?=[${vowels}])`, 'g'), 'j');
  const groups = sounds.match(new RegExp(`[${vowels}y]+`, 'g'))?.length ?? 0;
  const isMute = new RegExp(`[^${vowels}y](e|es|(?<!m)ent)$`).test(sounds);
  return Math.max(1, isMute && groups > 1 ? groups - 1 : groups);
}

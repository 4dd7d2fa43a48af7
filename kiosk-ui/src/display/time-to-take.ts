/** How much there is to read and to hear on the screen: whoever reads slowly is not taken for absent (G16). */
import type { ScreenWords } from '../journey/events.ts';

/** Our voice says about 120 words a minute, and breathes between the lines. */
const spokenMsPerWord = 500;

/** Words of the lines that are marked for the voice, in the idea and around it. */
export function timeToTake(page: ParentNode): ScreenWords {
  const lines = [...page.querySelectorAll('[data-say]')].map((line) => line.textContent);
  const words = lines.reduce((sum, line) => sum + wordsIn(line), 0);
  return { words, audioMs: words * spokenMsPerWord };
}

/** A word of accessibility.md §6: letters or figures; an elided form (`l’écran`) is one. Signs alone are none. */
export function wordsIn(text: string): number {
  return text.split(/\s+/u).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;
}

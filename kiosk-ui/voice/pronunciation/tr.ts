/** Turkish, as espeak-ng 1.51 (tr) needs to be helped: the French names, whose suffixes it joins well, and numbers. */
import type { Pronunciation } from '../spoken-text.ts';
import { wholeWords } from './whole-words.ts';

export const turkish: Pronunciation = [
  ...wholeWords({ 'monespacesante.fr': 'mon espas sante, nokta, fe re' }),
  ...wholeWords({ 'carte Vitale': 'kart vital', 'Carte Vitale': 'Kart vital' }),
  ...wholeWords({ 'Mon espace santé': 'Mon espas sante', mutuelle: 'mütüel', SAMU: 'samü' }),
  // With its suffix: said as one word, and not as a number followed by a letter.
  [/\b3422'yi/g, 'otuz dört yirmi ikiyi'],
  [/\b15'i/g, 'on beşi'],
  [/\b9'dan/g, 'dokuzdan'],
  // « adım 2 / 5 »: the step, and of how many.
  [/(\d) \/ (\d)/g, '$1, toplam $2'],
  ...wholeWords({ SİMÜLASYON: 'Simülasyon' }),
];

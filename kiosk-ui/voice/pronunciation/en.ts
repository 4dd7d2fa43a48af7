/** English, as espeak-ng 1.51 (en-gb) needs to be helped: the French names it would read as English words. */
import type { Pronunciation } from '../spoken-text.ts';
import { wholeWords } from './whole-words.ts';

export const english: Pronunciation = [
  // Before the name that it begins with.
  ...wholeWords({ 'monespacesante.fr': 'mon espass sontay, dot, F, R' }),
  ...wholeWords({ 'carte Vitale': 'cart Vee tal', 'Mon espace santé': 'Mon espass sontay' }),
  ...wholeWords({ mutuelle: 'mew-too-ell', SAMU: 'Sammew' }),
  // A short telephone number, digit by digit.
  [/\b3422\b/g, 'three four, two two'],
  [/\bSIMULATION\b/g, 'Simulation'],
];

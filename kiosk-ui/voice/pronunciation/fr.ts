/**
 * French, as espeak-ng 1.51 needs to be helped. What it says well by itself is left alone and is not listed: DMP
 * (deˌɛmpe), SAMU (samy), « peut-il » (pøtil), « N’oubliez » (nublie), 15 (kɛ̃z), and every digit and letter of a code said
 * alone: E (ə), H (aʃ), J (ʒi), Q (ky), W (dubləve), Y (iɡʁɛk), Z (zɛd). How to hear with the eyes:
 * `echo "Le SAMU" | espeak-ng -v fr -q --ipa`.
 */
import type { Pronunciation } from '../spoken-text.ts';

export const french: Pronunciation = [
  // One unknown word otherwise: monɛspaszɑ̃t.
  [/\bmonespacesante\.fr\b/g, 'mon espace santé, point, F, R'],
  // A short telephone number is said two digits at a time, never as three thousand four hundred and twenty-two.
  [/\b3422\b/g, 'trente-quatre vingt-deux'],
  [/n°\s*/gi, 'numéro '],
  [/\bSIMULATION\b/g, 'Simulation'],
];

/** Portuguese of Portugal, as espeak-ng 1.51 (pt) needs to be helped: the French names, and a number to be called. */
import type { Pronunciation } from '../spoken-text.ts';
import { wholeWords } from './whole-words.ts';

export const portuguese: Pronunciation = [
  ...wholeWords({ 'monespacesante.fr': 'mon espass santê, ponto, F, R' }),
  ...wholeWords({ 'carte Vitale': 'cart Vital', 'Mon espace santé': 'Mon espass santê' }),
  ...wholeWords({ mutuelle: 'mutuél', SAMU: 'Samí' }),
  [/\b3422\b/g, 'trinta e quatro, vinte e dois'],
  ...wholeWords({ SIMULAÇÃO: 'Simulação' }),
];

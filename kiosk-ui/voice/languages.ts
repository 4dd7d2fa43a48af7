/** The languages the kiosk speaks. A new one is a catalogue, a list of pronunciations and a voice of the engine. */
import * as frenchCatalogue from '../src/text/fr.ts';
import type { Catalogue } from '../src/text/line.ts';
import { french } from './pronunciation/fr.ts';
import type { Pronunciation } from './spoken-text.ts';

export interface Language {
  /** Of the page and of its folder. */
  locale: string;
  catalogue: Catalogue;
  pronunciation: Pronunciation;
  /** As `espeak-ng --voices` names it. */
  espeakVoice: string;
}

export const languages: readonly Language[] = [
  { locale: 'fr', catalogue: frenchCatalogue, pronunciation: french, espeakVoice: 'fr' },
];

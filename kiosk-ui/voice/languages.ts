/** The languages the kiosk speaks. A new one is a catalogue, a list of pronunciations and a voice of the engine. */
import type { Language } from '@borne/kiosk-agent/contract';
import * as arabicCatalogue from '../src/text/ar.ts';
import type { Catalogue } from '../src/text/catalogue.ts';
import * as englishCatalogue from '../src/text/en.ts';
import * as frenchCatalogue from '../src/text/fr.ts';
import * as simpleFrenchCatalogue from '../src/text/fr-simple.ts';
import * as portugueseCatalogue from '../src/text/pt.ts';
import * as turkishCatalogue from '../src/text/tr.ts';
import { arabic } from './pronunciation/ar.ts';
import { english } from './pronunciation/en.ts';
import { french } from './pronunciation/fr.ts';
import { portuguese } from './pronunciation/pt.ts';
import { turkish } from './pronunciation/tr.ts';
import type { Pronunciation } from './spoken-text.ts';

export interface SpokenLanguage {
  language: Language;
  catalogue: Catalogue;
  pronunciation: Pronunciation;
  /** As `espeak-ng --voices` names it. */
  espeakVoice: string;
  /** The voice that spells letters, where the language's own has no names for the Latin ones. */
  spellingVoice?: string;
}

/** By language, so that none can be forgotten. */
const spoken: Record<Language, Omit<SpokenLanguage, 'language'>> = {
  fr: { catalogue: frenchCatalogue, pronunciation: french, espeakVoice: 'fr' },
  'fr-simple': { catalogue: simpleFrenchCatalogue, pronunciation: french, espeakVoice: 'fr' },
  en: { catalogue: englishCatalogue, pronunciation: english, espeakVoice: 'en-gb' },
  // The letters as they are called in France, where a name or a code will be spelt again.
  ar: { catalogue: arabicCatalogue, pronunciation: arabic, espeakVoice: 'ar', spellingVoice: 'fr' },
  pt: { catalogue: portugueseCatalogue, pronunciation: portuguese, espeakVoice: 'pt' },
  tr: { catalogue: turkishCatalogue, pronunciation: turkish, espeakVoice: 'tr' },
};

export const spokenLanguages: readonly SpokenLanguage[] = (Object.keys(spoken) as Language[]).map(
  (language) => ({ language, ...spoken[language] }),
);

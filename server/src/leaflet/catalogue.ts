/** The pages of the sheets, in every language of the screens. */
import type { Language } from '../../contract/index.ts';
import type { LeafletWords } from './leaflet-words.ts';
import { leafletAr } from './text/ar.ts';
import { leafletEn } from './text/en.ts';
import { leafletFr } from './text/fr.ts';
import { leafletPt } from './text/pt.ts';
import { leafletTr } from './text/tr.ts';

export interface LeafletLanguage {
  /** As its readers call it. */
  name: string;
  /** For `lang`: a simple French is French. */
  tag: string;
  direction: 'ltr' | 'rtl';
  words: LeafletWords;
}

export const leafletLanguages: Readonly<Record<Language, LeafletLanguage>> = {
  fr: { name: 'Français', tag: 'fr', direction: 'ltr', words: leafletFr },
  'fr-simple': { name: 'Français simple', tag: 'fr', direction: 'ltr', words: leafletFr },
  en: { name: 'English', tag: 'en', direction: 'ltr', words: leafletEn },
  ar: { name: 'العربية', tag: 'ar', direction: 'rtl', words: leafletAr },
  pt: { name: 'Português', tag: 'pt', direction: 'ltr', words: leafletPt },
  tr: { name: 'Türkçe', tag: 'tr', direction: 'ltr', words: leafletTr },
};

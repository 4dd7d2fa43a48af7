/** The leaflets in every language of the screens, and who has read each language again. */
import type { Language } from '../../contract/index.ts';
import type { LeafletWords } from './leaflet-words.ts';
import { leafletAr } from './text/ar.ts';
import { leafletEn } from './text/en.ts';
import { leafletFr } from './text/fr.ts';
import { leafletPt } from './text/pt.ts';
import { leafletTr } from './text/tr.ts';

/** native-reader: somebody whose language it is. people-concerned: people who read little (accessibility.md §5). */
export type LeafletReview =
  /** The other languages translate this one. */
  | { status: 'reference' }
  /** Written by whoever built the kiosk. `needs`: who must read it before it is used. */
  | { status: 'not-reviewed'; needs: 'native-reader' | 'people-concerned' }
  /** `on`: AAAA-MM-JJ. */
  | { status: 'reviewed'; by: 'native-reader' | 'people-concerned'; on: string };

export interface LeafletLanguage {
  /** As its readers call it. */
  name: string;
  /** For `lang`: a simple French is French. */
  tag: string;
  direction: 'ltr' | 'rtl';
  review: LeafletReview;
  words: LeafletWords;
}

const unread = { status: 'not-reviewed', needs: 'native-reader' } as const;

export const leafletLanguages: Readonly<Record<Language, LeafletLanguage>> = {
  fr: { name: 'Français', tag: 'fr', direction: 'ltr', review: { status: 'reference' }, words: leafletFr },
  // Each French sentence keeps the gates of simple French already: one text, so that the two never say two things.
  'fr-simple': {
    name: 'Français simple',
    tag: 'fr',
    direction: 'ltr',
    review: { status: 'not-reviewed', needs: 'people-concerned' },
    words: leafletFr,
  },
  en: { name: 'English', tag: 'en', direction: 'ltr', review: unread, words: leafletEn },
  ar: { name: 'العربية', tag: 'ar', direction: 'rtl', review: unread, words: leafletAr },
  pt: { name: 'Português', tag: 'pt', direction: 'ltr', review: unread, words: leafletPt },
  tr: { name: 'Türkçe', tag: 'tr', direction: 'ltr', review: unread, words: leafletTr },
};

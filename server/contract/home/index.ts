/**
 * The page at home: its words in every language, and what it is told. A door of its own: the kiosk carries none of it.
 */
import type { Language } from '../consent.ts';
import type { TextReview } from '../text-review.ts';
import { homeAr } from './ar.ts';
import { homeEn } from './en.ts';
import { type HomeWords, homeFr } from './fr.ts';
import { homePt } from './pt.ts';
import { homeTr } from './tr.ts';

export type { HomeWords } from './fr.ts';
export type * from './view.ts';
export { type Whose, whoseFor, wordsFor } from './whose.ts';

export const homeWords: Readonly<Record<Language, HomeWords>> = {
  fr: homeFr,
  // Each French sentence is simple already: one text, so that the two never say two things.
  'fr-simple': homeFr,
  en: homeEn,
  ar: homeAr,
  pt: homePt,
  tr: homeTr,
};

/** No translation is given to the public as if somebody had checked it: the page says so in that language. */
export const homeReviews: Readonly<Record<Language, TextReview>> = {
  fr: { status: 'reference' },
  'fr-simple': { status: 'not-reviewed', needs: 'people-concerned' },
  en: { status: 'not-reviewed', needs: 'native-reader' },
  ar: { status: 'not-reviewed', needs: 'native-reader' },
  pt: { status: 'not-reviewed', needs: 'native-reader' },
  tr: { status: 'not-reviewed', needs: 'native-reader' },
};

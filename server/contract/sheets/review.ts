/**
 * Who has read the words on paper again (sheets, tickets), language by language. Shown to the installer: no translation
 * is given to the public as if somebody had checked it.
 */
import type { Language } from '../consent.ts';
import type { TextReview } from '../text-review.ts';

export const paperReviews: Readonly<Record<Language, TextReview>> = {
  fr: { status: 'reference' },
  // « Écrit simplement » is our word for it until they have read it; the word FALC is theirs to give.
  'fr-simple': { status: 'not-reviewed', needs: 'people-concerned' },
  en: { status: 'not-reviewed', needs: 'native-reader' },
  ar: { status: 'not-reviewed', needs: 'native-reader' },
  pt: { status: 'not-reviewed', needs: 'native-reader' },
  tr: { status: 'not-reviewed', needs: 'native-reader' },
};

/**
 * Who has read the words on paper (tickets, receipts, guides) again, language by language. Shown to the installer: no
 * translation is given to the public as if somebody had checked it.
 */
import type { Language } from '@borne/server/contract';

/** native-reader: somebody whose language it is. people-concerned: people who read little (accessibility.md §5). */
export type Reader = 'native-reader' | 'people-concerned';

export type PaperReview =
  /** The other languages translate this one. */
  | { status: 'reference' }
  /** Written by whoever built the kiosk. `needs`: who must read it before it is used. */
  | { status: 'not-reviewed'; needs: Reader }
  /** `on`: AAAA-MM-JJ. */
  | { status: 'reviewed'; by: Reader; on: string };

export const paperReviews: Readonly<Record<Language, PaperReview>> = {
  fr: { status: 'reference' },
  // « Écrit simplement » is our word for it until they have read it; the word FALC is theirs to give.
  'fr-simple': { status: 'not-reviewed', needs: 'people-concerned' },
  en: { status: 'not-reviewed', needs: 'native-reader' },
  ar: { status: 'not-reviewed', needs: 'native-reader' },
  pt: { status: 'not-reviewed', needs: 'native-reader' },
  tr: { status: 'not-reviewed', needs: 'native-reader' },
};

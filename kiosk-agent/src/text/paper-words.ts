/** What only the paper says, whatever stands on it, and whether a printer has the letters of a language. */
import type { Language } from '@borne/server/contract';

export interface PaperWords {
  /**
   * drawn: no page of our printers has all its letters. All of the paper is drawn then, so that it does not change its
   * letters from line to line.
   */
  letters: 'of-the-printer' | 'drawn';
  /** Below a receipt. */
  nameless: string;
}

const french: PaperWords = { letters: 'of-the-printer', nameless: 'Ce papier ne porte aucun nom.' };

export const paperWords: Readonly<Record<Language, PaperWords>> = {
  fr: french,
  'fr-simple': french,
  en: { letters: 'of-the-printer', nameless: 'No name is on this paper.' },
  ar: { letters: 'of-the-printer', nameless: 'لا يحمل هذا الورق أي اسم.' },
  pt: { letters: 'of-the-printer', nameless: 'Este papel não tem nenhum nome.' },
  tr: { letters: 'drawn', nameless: 'Bu kağıtta hiçbir isim yoktur.' },
};

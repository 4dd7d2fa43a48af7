/** The words of the sheets, in every language of the screens. */
import type { Language } from '@borne/server/contract';
import { sheetAr } from './sheet-ar.ts';
import { sheetEn } from './sheet-en.ts';
import { sheetFr } from './sheet-fr.ts';
import { sheetPt } from './sheet-pt.ts';
import { sheetTr } from './sheet-tr.ts';
import type { SheetWords } from './sheet-words.ts';

export const sheetWords: Readonly<Record<Language, SheetWords>> = {
  fr: sheetFr,
  // Each French sentence keeps the gates of simple French already: one text, so that the two never say two things.
  'fr-simple': sheetFr,
  en: sheetEn,
  ar: sheetAr,
  pt: sheetPt,
  tr: sheetTr,
};

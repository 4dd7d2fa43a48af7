/**
 * The words of the sheets, in every language of the screens. A door of its own: the screen of the kiosk shows none of
 * them and must not carry them.
 */
import type { Language } from '../consent.ts';
import { sheetsAr } from './ar.ts';
import { sheetsEn } from './en.ts';
import { sheetsFr } from './fr.ts';
import { sheetsPt } from './pt.ts';
import type { Sheets } from './sheet.ts';
import { sheetsTr } from './tr.ts';

export * from './review.ts';
export * from './sheet.ts';

export const sheets: Readonly<Record<Language, Sheets>> = {
  fr: sheetsFr,
  // Each French sentence keeps the gates of simple French already: one text, so that the two never say two things.
  'fr-simple': sheetsFr,
  en: sheetsEn,
  ar: sheetsAr,
  pt: sheetsPt,
  tr: sheetsTr,
};

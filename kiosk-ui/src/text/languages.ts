/**
 * The languages of the screens. French comes with the page; every other one is a file of its own, asked for when
 * somebody chooses it.
 */
import type { Language, Notice } from '@borne/kiosk-agent/contract';
import type { Catalogue } from './catalogue.ts';
import * as french from './fr.ts';
import { closureNoticeOf, noticeOf } from './notice.ts';

/** Each in its own script, in the order in which they are offered. */
export const languageNames: Readonly<Record<Language, string>> = {
  fr: 'Français',
  'fr-simple': 'Français écrit simplement',
  en: 'English',
  ar: 'العربية',
  pt: 'Português',
  tr: 'Türkçe',
};

/** The name of one language on a button of the bar: short enough for it. */
export const shortLanguageNames: Readonly<Record<Language, string>> = {
  ...languageNames,
  'fr-simple': 'Français simple',
};

export const languages = Object.keys(languageNames) as readonly Language[];

/** BCP 47, for `<html lang>`, dates and figures. Western digits everywhere: those of the card and of the code. */
const tags: Readonly<Record<Language, string>> = {
  fr: 'fr-FR',
  'fr-simple': 'fr-FR',
  en: 'en-GB',
  ar: 'ar-u-nu-latn',
  pt: 'pt-PT',
  tr: 'tr-TR',
};

export const localeOf = (language: Language): string => tags[language];
export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

export interface LoadedLanguage {
  language: Language;
  catalogue: Catalogue;
  /** Of what this language's screens say before an opening or a refusal. */
  notice: Notice;
  /** Of what they say before a closure. */
  closureNotice: Notice;
}

const catalogues: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  fr: () => Promise.resolve(french),
  'fr-simple': () => import('./fr-simple.ts'),
  en: () => import('./en.ts'),
  ar: () => import('./ar.ts'),
  pt: () => import('./pt.ts'),
  tr: () => import('./tr.ts'),
};

/** Rejects when the file of the language did not come: whoever asked stays with the language they have. */
export async function loadLanguage(language: Language): Promise<LoadedLanguage> {
  const catalogue = await catalogues[language]();
  const [notice, closureNotice] = await Promise.all([
    noticeOf(catalogue, language),
    closureNoticeOf(catalogue, language),
  ]);
  return { language, catalogue, notice, closureNotice };
}

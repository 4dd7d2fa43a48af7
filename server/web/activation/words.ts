/** The words of the page: its language (French is here, the others come when they are chosen), and whose record it is. */
import { type HomeWords, homeFr } from '../../contract/home/fr.ts';
import { type Whose, wordsFor } from '../../contract/home/whose.ts';

export type PageLanguage = 'fr' | 'fr-simple' | 'en' | 'ar' | 'pt' | 'tr';

/** As their readers call them; French and its simple form are one text here. */
export const languageNames: Record<PageLanguage, string> = {
  fr: 'Français',
  'fr-simple': 'Français simple',
  en: 'English',
  ar: 'العربية',
  pt: 'Português',
  tr: 'Türkçe',
};

const current: { language: PageLanguage; catalogue: HomeWords; whose: Whose; words: HomeWords } = {
  language: 'fr',
  catalogue: homeFr,
  whose: 'own',
  words: homeFr,
};

export function words(): HomeWords {
  return current.words;
}

/** From the next view on. */
export function speakOf(whose: Whose): void {
  current.whose = whose;
  current.words = wordsFor(current.catalogue, whose);
}

export function language(): PageLanguage {
  return current.language;
}

/** False: its words did not come; the page stays in the language that it has. */
export async function speak(wanted: PageLanguage): Promise<boolean> {
  const found = wanted.startsWith('fr') ? homeFr : await fetchWords(wanted);
  if (!found) return false;
  current.language = wanted;
  current.catalogue = found;
  speakOf(current.whose);
  document.documentElement.lang = wanted === 'fr-simple' ? 'fr' : wanted;
  document.documentElement.dir = wanted === 'ar' ? 'rtl' : 'ltr';
  return true;
}

async function fetchWords(wanted: PageLanguage): Promise<HomeWords | null> {
  try {
    const response = await fetch(`/a/words/${wanted}.json`);
    return response.ok ? ((await response.json()) as HomeWords) : null;
  } catch {
    // No network: the person goes on in the language that is here.
    return null;
  }
}

/** Fills `{name}`; what is put in keeps its own direction in a sentence that runs the other way. */
export function filled(sentence: string, values: Record<string, string>): string {
  return sentence.replace(/\{(\w+)\}/g, (_whole, name: string) => `\u2068${values[name] ?? ''}\u2069`);
}

export function moment(iso: string): string {
  return dateIn({ dateStyle: 'long', timeStyle: 'short' }).format(new Date(iso));
}

export function day(iso: string): string {
  return dateIn({ dateStyle: 'long' }).format(new Date(iso));
}

function dateIn(style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(document.documentElement.lang, { ...style, timeZone: 'Europe/Paris' });
}

/** Dates as people of each language write them in full: « 3 mars 2027 ». Pure. */
import type { Language } from '@borne/kiosk-agent/contract';
import { localeOf } from './languages.ts';

/**
 * A day of the calendar, AAAA-MM-JJ: the same day wherever and whenever it is read. Throws for what is no such day; the
 * contract has seen to it.
 */
export function dayOf(isoDate: string, language: Language): string {
  return inFull(new Date(`${isoDate}T00:00:00Z`), language, 'UTC');
}

/** The day of a moment (ISO 8601), as it was in France. */
export function dayOfMoment(isoMoment: string, language: Language): string {
  return inFull(new Date(isoMoment), language, 'Europe/Paris');
}

function inFull(date: Date, language: Language, timeZone: string): string {
  const format = new Intl.DateTimeFormat(localeOf(language), {
    ...{ calendar: 'gregory', numberingSystem: 'latn', timeZone },
    ...{ day: 'numeric', month: 'long', year: 'numeric' },
  });
  const text = format.format(date);
  // French says the first of a month otherwise than the other days, and Intl does not.
  return localeOf(language) === 'fr-FR' ? text.replace(/^1 /, '1er ') : text;
}

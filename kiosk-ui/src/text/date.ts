/** Dates as people of each language write them in full: « 3 mars 2027 ». Pure. */
import type { Language } from '@borne/kiosk-agent/contract';
import { localeOf } from './languages.ts';

/**
 * A day of the calendar, AAAA-MM-JJ: the same day wherever and whenever it is read. Throws for what is no such day; the
 * contract has seen to it.
 */
export function dayOf(isoDate: string, language: Language): string {
  return dateFormat(language, 'UTC').format(new Date(`${isoDate}T00:00:00Z`));
}

/** The day of a moment (ISO 8601), as it was in France. */
export function dayOfMoment(isoMoment: string, language: Language): string {
  return dateFormat(language, 'Europe/Paris').format(new Date(isoMoment));
}

function dateFormat(language: Language, timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(localeOf(language), {
    ...{ calendar: 'gregory', numberingSystem: 'latn', timeZone },
    ...{ day: 'numeric', month: 'long', year: 'numeric' },
  });
}

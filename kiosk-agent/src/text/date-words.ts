/** A day as it is written on paper in each language, in the time zone of the kiosk. Digits are those of the card. Pure. */
import type { Language } from '@borne/server/contract';

const nbsp = '\u00a0';

const months = {
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  en: 'January February March April May June July August September October November December',
  ar: 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر',
  pt: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  tr: 'Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık',
};

function monthOf(date: Date, language: keyof typeof months): string {
  return months[language].split(' ')[date.getMonth()] ?? '';
}

/** « 1er décembre 2026 »: the first day of a month has a name of its own. */
function frenchDate(date: Date): string {
  const day = date.getDate() === 1 ? '1er' : String(date.getDate());
  return [day, monthOf(date, 'fr'), date.getFullYear()].join(nbsp);
}

export const dateInWords: Readonly<Record<Language, (date: Date) => string>> = {
  fr: frenchDate,
  'fr-simple': frenchDate,
  en: (date) => [date.getDate(), monthOf(date, 'en'), date.getFullYear()].join(nbsp),
  // An ordinary space: a no-break one has no width in the Arabic font, and the line is broken by us.
  ar: (date) => [date.getDate(), monthOf(date, 'ar'), date.getFullYear()].join(' '),
  pt: (date) => [date.getDate(), 'de', monthOf(date, 'pt'), 'de', date.getFullYear()].join(nbsp),
  tr: (date) => [date.getDate(), monthOf(date, 'tr'), date.getFullYear()].join(nbsp),
};

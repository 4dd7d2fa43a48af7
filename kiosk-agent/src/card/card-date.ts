/** Birth dates as written on a carte Vitale: eight digits AAAAMMJJ that are not always a day of the calendar. */
import type { CardDate } from './card-reading.ts';

const lastMonth = 12;

/** Keeps the digits as they are. "Lunar" dates (day or month 00, or a month above 12) belong to real people. */
export function readCardDate(text: string): CardDate {
  if (!/^\d{8}$/.test(text) || text.startsWith('0000')) return { raw: text, iso: null, kind: 'unreadable' };
  const [year, month, day] = [text.slice(0, 4), text.slice(4, 6), text.slice(6)].map(Number) as Triple;
  if (month === 0 || day === 0 || month > lastMonth) return { raw: text, iso: null, kind: 'lunar' };
  if (day > daysIn(year, month)) return { raw: text, iso: null, kind: 'unreadable' };
  return { raw: text, iso: `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`, kind: 'civil' };
}

type Triple = [year: number, month: number, day: number];

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeap(year: number): boolean {
  return year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0);
}

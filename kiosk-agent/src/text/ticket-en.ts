/** Every sentence of the ticket in English. Not read by a native reader yet (review.ts). */
import { dateInWords } from './date-words.ts';
import type { TicketWords } from './ticket-words.ts';

const nbsp = '\u00a0';

export const ticketEn: TicketWords = {
  opened: 'Your DMP is open',
  requested: 'Opening requested',
  notOpenYet: 'Your DMP is not open yet.',
  code: 'Your code, keep it to yourself:',
  openedNext: 'To activate it, scan this square or open:',
  requestedNext: 'Later, scan this square or open:',
  willBeAsked:
    `You will be asked for this code, your date of birth and the last 4${nbsp}digits ` +
    'of your French social security number.',
  validity: (days, lastDay) => `Valid for ${days}${nbsp}days, until ${dateInWords.en(lastDay)}.`,
  openedClosing: 'You can close your DMP at any time: ask at the counter how to do it.',
  requestedClosing: 'You will be able to close your DMP at any time: ask at the counter how to do it.',
};

/** The words of the ticket, in every language of the screens. */
import type { Language } from '@borne/server/contract';
import { ticketAr } from './ticket-ar.ts';
import { ticketEn } from './ticket-en.ts';
import { ticketFr, ticketFrSimple } from './ticket-fr.ts';
import { ticketPt } from './ticket-pt.ts';
import { ticketTr } from './ticket-tr.ts';
import type { TicketWords } from './ticket-words.ts';

export const ticketWords: Readonly<Record<Language, TicketWords>> = {
  fr: ticketFr,
  'fr-simple': ticketFrSimple,
  en: ticketEn,
  ar: ticketAr,
  pt: ticketPt,
  tr: ticketTr,
};

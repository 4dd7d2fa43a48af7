/** Every sentence of the ticket in Portuguese, as it is spoken in Portugal. Not read by a native reader yet (review.ts). */
import { dateInWords } from './date-words.ts';
import type { TicketWords } from './ticket-words.ts';

const nbsp = '\u00a0';

export const ticketPt: TicketWords = {
  opened: 'O seu DMP está aberto',
  requested: 'Abertura pedida',
  notOpenYet: 'O seu DMP ainda não está aberto.',
  code: 'O seu código, guarde-o só para si:',
  openedNext: 'Para o ativar, leia este quadrado ou abra:',
  requestedNext: 'Mais tarde, leia este quadrado ou abra:',
  willBeAsked:
    `Vamos pedir-lhe este código, a sua data de nascimento e os 4${nbsp}últimos algarismos ` +
    'do seu número francês de Segurança Social.',
  validity: (days, lastDay) => `Válido durante ${days}${nbsp}dias, até ${dateInWords.pt(lastDay)}.`,
  openedClosing: 'Pode fechar o seu DMP a qualquer momento: pergunte como no balcão.',
  requestedClosing: 'Poderá fechar o seu DMP a qualquer momento: pergunte como no balcão.',
};

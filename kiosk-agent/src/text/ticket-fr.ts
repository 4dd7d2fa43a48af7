/** Every sentence of the ticket. U+00A0 stands before ? ! : and inside « », and keeps numbers with their word. */
import { dateInWords } from './date-words.ts';
import type { TicketWords } from './ticket-words.ts';

const nbsp = '\u00a0';

export const ticketFr: TicketWords = {
  opened: 'Votre DMP est ouvert',
  requested: 'Ouverture demandée',
  notOpenYet: 'Votre DMP n’est pas encore ouvert.',
  code: `Votre code, à garder pour vous${nbsp}:`,
  openedNext: `Pour l’activer, scannez ce carré ou ouvrez${nbsp}:`,
  requestedNext: `Plus tard, scannez ce carré ou ouvrez${nbsp}:`,
  willBeAsked:
    `On vous demandera ce code, votre date de naissance et les 4${nbsp}derniers chiffres ` +
    'de votre numéro de Sécurité sociale.',
  validity: (days, lastDay) => `Valable ${days}${nbsp}jours, jusqu’au ${dateInWords.fr(lastDay)}.`,
  openedClosing: `Vous pouvez fermer votre DMP à tout moment${nbsp}: l’accueil vous dira comment.`,
  requestedClosing: `Vous pourrez fermer votre DMP à tout moment${nbsp}: l’accueil vous dira comment.`,
};

/** « Écrit simplement »: twelve words a sentence at most. */
export const ticketFrSimple: TicketWords = {
  ...ticketFr,
  willBeAsked:
    'On vous demandera ce code. Puis votre date de naissance. ' +
    `Puis les 4${nbsp}derniers chiffres de votre numéro de Sécurité sociale.`,
  openedClosing: 'Vous pouvez fermer votre DMP quand vous voulez. L’accueil vous dira comment.',
  requestedClosing: 'Vous pourrez fermer votre DMP quand vous voulez. L’accueil vous dira comment.',
};

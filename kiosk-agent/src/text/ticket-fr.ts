/** Every sentence of the ticket. U+00A0 stands before ? ! : and inside « », and keeps numbers with their word. */
import type { TicketWords } from './ticket-words.ts';

const nbsp = '\u00a0';

/** Months as written in a date; the first day of a month is « 1er ». */
const months = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];

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
  validity: (days, lastDay) => `Valable ${days}${nbsp}jours, jusqu’au ${dateInWords(lastDay)}.`,
  openedClosing: `Vous pouvez fermer votre DMP à tout moment${nbsp}: l’accueil vous dira comment.`,
  requestedClosing: `Vous pourrez fermer votre DMP à tout moment${nbsp}: l’accueil vous dira comment.`,
};

/** « 1er décembre 2026 », in the time zone of the kiosk. */
function dateInWords(date: Date): string {
  const day = date.getDate() === 1 ? '1er' : String(date.getDate());
  return [day, months[date.getMonth()], date.getFullYear()].join(nbsp);
}

/** Every sentence of the ticket in Turkish. Not read by a native reader yet (review.ts). */
import { dateInWords } from './date-words.ts';
import type { TicketWords } from './ticket-words.ts';

const nbsp = '\u00a0';

export const ticketTr: TicketWords = {
  // ğ, ş, ı and İ are on none of the pages that French uses.
  opened: 'DMP dosyanız açıldı',
  requested: 'Açılış istendi',
  notOpenYet: 'DMP dosyanız henüz açık değil.',
  code: 'Kodunuz, yalnız size özel:',
  openedNext: 'Etkinleştirmek için kareyi okutun veya açın:',
  requestedNext: 'Daha sonra kareyi okutun veya açın:',
  willBeAsked:
    'Sizden bu kod, doğum tarihiniz ve Fransız sosyal güvenlik numaranızın ' +
    `son 4${nbsp}rakamı istenecek.`,
  validity: (days, lastDay) => `${days}${nbsp}gün geçerlidir. Son gün: ${dateInWords.tr(lastDay)}.`,
  openedClosing: 'DMP dosyanızı istediğiniz zaman kapatabilirsiniz: nasıl yapılacağını bankoya sorun.',
  requestedClosing: 'DMP dosyanızı istediğiniz zaman kapatabileceksiniz: nasıl yapılacağını bankoya sorun.',
};

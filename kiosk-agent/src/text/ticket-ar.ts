/**
 * Every sentence of the ticket in Arabic. Not read by a native reader yet (review.ts).
 * Numbers keep their European digits, as people in France type them.
 */
import { dateInWords } from './date-words.ts';
import type { TicketWords } from './ticket-words.ts';

const closing = 'يمكنكم إغلاق ملفكم في أي وقت: اسألوا الاستقبال.';

export const ticketAr: TicketWords = {
  // Its sentences are drawn anyway; an address in Latin letters may stand in the printer's own.
  opened: 'تم فتح ملفكم الطبي',
  requested: 'تم طلب فتح الملف',
  notOpenYet: 'ملفكم الطبي DMP غير مفتوح بعد.',
  code: 'رمزكم، احتفظوا به لأنفسكم:',
  openedNext: 'لتفعيله، امسحوا هذا المربع أو افتحوا:',
  requestedNext: 'لاحقا، امسحوا هذا المربع أو افتحوا:',
  willBeAsked: 'سيطلب منكم هذا الرمز وتاريخ ميلادكم والأرقام الأربعة الأخيرة من رقم الضمان الاجتماعي.',
  validity: (days, lastDay) => `صالح لمدة ${days} يوما، إلى غاية ${dateInWords.ar(lastDay)}.`,
  openedClosing: closing,
  requestedClosing: closing,
};

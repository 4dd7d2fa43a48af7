/**
 * Every sentence of the ticket in Arabic. NEEDS A NATIVE READER before it is given to anybody: written without one.
 * Numbers keep their European digits, as people in France type them.
 */
import type { TicketWords } from './ticket-words.ts';

const months = [
  'يناير',
  'فبراير',
  'مارس',
  'أبريل',
  'مايو',
  'يونيو',
  'يوليو',
  'أغسطس',
  'سبتمبر',
  'أكتوبر',
  'نوفمبر',
  'ديسمبر',
];

const closing = 'يمكنكم إغلاق ملفكم في أي وقت: اسألوا الاستقبال.';

export const ticketAr: TicketWords = {
  opened: 'تم فتح ملفكم الطبي',
  requested: 'تم طلب فتح الملف',
  notOpenYet: 'ملفكم الطبي DMP غير مفتوح بعد.',
  code: 'رمزكم، احتفظوا به لأنفسكم:',
  openedNext: 'لتفعيله، امسحوا هذا المربع أو افتحوا:',
  requestedNext: 'لاحقا، امسحوا هذا المربع أو افتحوا:',
  willBeAsked: 'سيطلب منكم هذا الرمز وتاريخ ميلادكم والأرقام الأربعة الأخيرة من رقم الضمان الاجتماعي.',
  validity: (days, lastDay) =>
    `صالح لمدة ${days} يوما، إلى غاية ${lastDay.getDate()} ${months[lastDay.getMonth()]} ${lastDay.getFullYear()}.`,
  openedClosing: closing,
  requestedClosing: closing,
};

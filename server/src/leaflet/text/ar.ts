/** What the pages on the phone say beside their sheet, in Arabic. Not read by a native reader yet. */
import type { LeafletWords } from '../leaflet-words.ts';

export const leafletAr: LeafletWords = {
  same: 'هذه الصفحة هي نفسها للجميع.',
  languages: 'اللغات',
  demonstration: 'عرض تجريبي: لا يفتح ولا يغلق أي ملف حقيقي.',
  missing: {
    title: 'الصفحة غير موجودة',
    parts: [
      { lines: ['هذه الصفحة غير موجودة.', 'امسحوا الرمز مرة أخرى، أو اطلبوا المساعدة حيث يوجد الجهاز.'] },
    ],
  },
};

/** The receipts and guides in Arabic. Not read by a native reader yet (review.ts). */
import type { Regime } from '../consent.ts';
import type { Sheet, SheetPart, Sheets } from './sheet.ts';

const sameCare = 'علاجكم وتعويضاتكم تبقى كما هي.';
const kept = 'بعد الإغلاق يحفظ 10 سنوات ثم يمحى.';
const help: SheetPart = { lines: ['للمساعدة اتصلوا بالرقم 3422.'] };

const byRegime = {
  'consent-2016': {
    never: ['بنككم، تأمينكم، تعاضديتكم.', 'صاحب عملكم، طبيب العمل.'],
    emergency: 'أنتم تختارون: نعم أو لا.',
    end: ['بدون موافقتكم لا يفتح شيء.', 'للاختيار عودوا ومعكم بطاقة Vitale.'],
  },
  'mes-2022': {
    never: ['بنككم، تأمينكم، تعاضديتكم.', 'صاحب عملكم.'],
    emergency: 'يمكنكم أن تقولوا لا.',
    end: ['بدون جواب يفتح الملف تلقائيا.', 'يمكنكم قول لا قبل ذلك، أو إغلاقه بعده.'],
  },
} satisfies Record<Regime, object>;

function information(regime: Regime): Sheet {
  const { never, emergency, end } = byRegime[regime];
  return {
    title: 'الملف الطبي في 5 نقاط',
    parts: [
      {
        head: '1. الملف الطبي المشترك (DMP)',
        lines: ['يجمع علاجاتكم وفحوصكم وحساسياتكم.', 'هو مجاني.'],
      },
      {
        head: '2. من يمكنه أن يقرأه؟',
        lines: ['أنتم، ومن يعالجونكم.', 'ترون من قرأ، ويمكنكم منع أحدهم.'],
      },
      { head: '3. من لا يمكنه أبدا أن يقرأه؟', lines: [...never, 'القانون يمنع ذلك.'] },
      { head: '4. هذا ملفكم', lines: ['يمكنكم إخفاء وثيقة، أو إغلاق كل شيء.', kept] },
      { head: '5. في حالة الطوارئ', lines: ['يرى الطبيب حساسياتكم وعلاجاتكم.', emergency] },
      { lines: [...end, sameCare] },
    ],
  };
}

export const sheetsAr: Sheets = {
  'information.consent-2016': information('consent-2016'),
  'information.mes-2022': information('mes-2022'),
  refusal: {
    title: 'قلتم لا',
    first: 'لم يفتح أي شيء.',
    parts: [{ lines: [sameCare] }, { lines: ['يمكنكم تغيير رأيكم.', 'عندها عودوا ومعكم بطاقة Vitale.'] }],
  },
  'later.consent-2016': {
    title: 'عودوا متى شئتم',
    first: 'لم يفتح أي شيء ولم يسجل أي جواب.',
    parts: [{ lines: [sameCare] }, { lines: ['للاختيار عودوا ومعكم بطاقة Vitale.'] }],
  },
  'later.mes-2022': {
    title: 'عودوا متى شئتم',
    first: 'هذا الجهاز لم يسجل شيئا.',
    parts: [
      {
        lines: [
          'تصلكم رسالة بالبريد أو بالبريد الإلكتروني.',
          'بعد ستة أسابيع يفتح الملف تلقائيا.',
          'قبل ذلك يمكنكم أن تقولوا لا.',
          'بعد ذلك يمكنكم إغلاقه.',
        ],
      },
      { lines: [sameCare] },
      help,
    ],
  },
  closure: {
    title: 'ملفكم الطبي مغلق',
    first: 'من يعالجونكم لا يمكنهم قراءته بعد الآن.',
    parts: [
      { lines: ['يحفظ 10 سنوات ثم يمحى.', 'يمكنكم أن تطلبوا محوه قبل ذلك.'] },
      { lines: ['يمكنكم فتحه من جديد متى شئتم.', 'عندها عودوا ومعكم بطاقة Vitale.'] },
    ],
  },
  'closure-requested': {
    title: 'تم طلب الإغلاق',
    first: 'ملفكم الطبي غير مغلق بعد.',
    parts: [{ lines: ['طلبكم يستمر دونكم.'] }, { lines: [kept, 'يمكنكم فتحه من جديد.'] }],
  },
  'guide-activate': {
    title: 'استعمال ملفكم',
    first: 'هذا الجهاز لم يسجل شيئا.',
    parts: [
      {
        steps: [
          'خذوا بطاقة Vitale.',
          'خذوا الرمز الذي وصلكم بالبريد أو بالبريد الإلكتروني. صالح ستة أسابيع.',
          'افتحوا الموقع monespacesante.fr.',
          'ليس لديكم رمز؟ اطلبوه في الموقع. يصلكم برسالة SMS أو بالبريد الإلكتروني.',
          'حددوا فيه أيضا اختياراتكم لحالة الطوارئ.',
        ],
      },
      help,
    ],
  },
  'guide-oppose': {
    title: 'قول لا للملف',
    first: 'هذا الجهاز لم يسجل شيئا.',
    parts: [
      {
        head: 'متى؟',
        lines: [
          'تصلكم رسالة بالبريد أو بالبريد الإلكتروني.',
          'لديكم عندها ستة أسابيع لتقولوا لا.',
          'بعد ذلك يمكنكم أيضا إغلاق الملف.',
        ],
      },
      {
        head: 'كيف؟',
        lines: ['على الإنترنت: monespacesante.fr', 'أو في صندوق التأمين الصحي (caisse).'],
      },
      { lines: [sameCare] },
      help,
    ],
  },
  'guide-close': {
    title: 'إغلاق ملفكم',
    first: 'هذا الجهاز لا يمكنه إغلاقه.',
    parts: [
      { steps: ['افتحوا الموقع monespacesante.fr.', 'اطلبوا الإغلاق.'] },
      { lines: ['يمكنكم فعل ذلك متى شئتم.', kept, 'يمكنكم أن تطلبوا محوه قبل ذلك.'] },
      help,
    ],
  },
  'guide-reopen': {
    title: 'الحصول على ملف جديد',
    first: 'هذا الجهاز لا يمكنه فتحه.',
    parts: [
      { steps: ['افتحوا الموقع monespacesante.fr.', 'اطلبوا ملفا جديدا.'] },
      { lines: ['يمكنكم فعل ذلك متى شئتم.', 'وثائقكم القديمة تعود إليه.'] },
      help,
    ],
  },
};

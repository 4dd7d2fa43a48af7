/** In Arabic: five things to know, each in two layers, and two questions that check our explanation. */
import type { Message, Messages } from '../message.ts';

const never = ['مصرفك', 'شركة تأمينك أو تعاضديتك', 'صاحب عملك'] as const;

const explainNever: Message = {
  title: 'من لا يمكنه أبدًا أن يقرأه؟',
  body: [],
  rows: never,
  after: ['هذا هو القانون.'],
};

const explainYours: Message = {
  title: 'هذا ملفك',
  body: [],
  rows: ['يمكنك إخفاء وثيقة', 'يمكنك سحب إذن القراءة', 'يمكنك إغلاق كل شيء'],
  after: ['بعد الإغلاق يُحفظ 10 سنوات ثم يُمحى.'],
};

const forced = [
  'لا أحد يمكنه أن يشترط قراءته.',
  'لا من أجل قرض ولا من أجل عمل.',
  'ولا من أجل تأمين، حتى إن وافقت.',
  'القانون يعاقب من يشترط ذلك.',
] as const;

const moreNever: Message = { title: 'القانون يحمي ملفك', body: [], rows: forced };

const explainEmergency: Message = {
  title: 'في حالة الطوارئ',
  body: ['يمكن للطبيب أن يكسب الوقت.'],
  rows: ['يرى حساسياتك', 'يرى علاجاتك', 'يعرف بمن يتصل'],
  after: ['ستختار نعم أو لا.'],
};

export const explanation = {
  explainWhat: {
    title: 'ما هو DMP؟',
    body: ['هو ملفك الصحي.', 'يحفظ في مكان واحد:'],
    rows: ['علاجاتك', 'فحوصاتك', 'حساسياتك'],
    after: ['إنه مجاني. يمكنك أن تقول لا.'],
  },
  moreWhat: {
    title: 'ماذا يوجد فيه؟',
    body: ['DMP يعني بالفرنسية الملف الطبي المشترك.'],
    rows: [
      'نتائجك وصورك الشعاعية',
      'رسائل أطبائك',
      'بمن نتصل في حالة الطوارئ',
      'رغباتك في نهاية الحياة',
      'ما يجنبك إعادة الفحص نفسه',
      'ما يبيّن الأدوية التي لا تجتمع',
    ],
    after: ['طبيبك يحفظ أيضًا ملفه الخاص.'],
  },
  explainWho: {
    title: 'من يمكنه أن يقرأه؟',
    body: [],
    rows: ['أنت', 'من يعالجونك'],
    after: ['مثلًا طبيبك أو صيدليك.', 'ترى من قرأ.', 'يمكنك منع أحد المعالجين.'],
  },
  moreWho: {
    title: 'الأمر بيدك',
    body: [],
    rows: [
      'كل قراءة تترك أثرًا.',
      'يمكنك رؤية هذه الآثار.',
      'يمكنك منع أحد المعالجين.',
      'أي معالج آخر يحتاج إلى موافقتك.',
      'طبيبك المعالج يرى أيضًا الوثائق المخفية.',
    ],
  },
  'explainNever.consent-2016': { ...explainNever, rows: [...never, 'طبيب العمل'] },
  'explainNever.mes-2022': explainNever,
  'moreNever.consent-2016': moreNever,
  'moreNever.mes-2022': {
    ...moreNever,
    rows: [...forced, 'طبيب العمل يحتاج إلى موافقتك.', 'إن رفضت، يجب ألا يعلم صاحب عملك.'],
  },
  'explainYours.consent-2016': explainYours,
  'explainYours.mes-2022': explainYours,
  moreYours: {
    title: 'ما يمكنك طلبه',
    body: [],
    rows: ['إضافة وثائقك', 'إخفاء وثيقة', 'إغلاق الملف متى شئت', 'محوه قبل 10 سنوات', 'إعادة فتحه لاحقًا'],
    after: ['التأمين الصحي الفرنسي مسؤول عنه.'],
  },
  'explainEmergency.consent-2016': explainEmergency,
  'explainEmergency.mes-2022': { ...explainEmergency, after: ['يمكنك أن تقول لا.'] },
  moreEmergency: {
    title: 'اختياران للطوارئ',
    body: [],
    rows: [
      'لم تعد قادرًا على الكلام: هل يقرأ معالج؟',
      'اتصل أحد بالرقم 15: هل يقرأ طبيب سامو؟',
      'تقول نعم أو لا لكل منهما.',
      'كل قراءة تترك أثرًا.',
    ],
  },

  quizInsurer: {
    title: 'هل يمكن لشركة تأمينك أن تقرأ ملفك؟',
    body: ['هل شرحنا جيدًا؟'],
  },
  fixInsurer: {
    title: 'هذا هو الجواب',
    body: ['لا. شركة تأمينك لا يمكنها أن تقرأ ملفك.', 'القانون يمنع ذلك.'],
  },
  quizClose: {
    title: 'هل يمكنك إغلاق ملفك لاحقًا؟',
    body: ['هل شرحنا جيدًا؟'],
  },
  fixClose: {
    title: 'هذا هو الجواب',
    body: ['نعم. يمكنك إغلاق ملفك متى شئت.'],
  },
  'staffExplain.sending': {
    title: 'سيشرح لك موظف',
    body: ['نخبر الاستقبال.', 'يمكنك دائمًا أن تقول لا.'],
  },
  'staffExplain.waiting': {
    title: 'سيشرح لك موظف',
    body: ['الاستقبال على علم.', 'خذ وقتك.', 'يمكنك دائمًا أن تقول لا.'],
  },
  'staffExplain.taken': {
    title: 'موظف قادم',
    body: ['اطرح عليه أسئلتك.', 'يمكنك دائمًا أن تقول لا.'],
  },
  'staffExplain.unheard': {
    title: 'الاستقبال لا يجيب',
    body: ['لا يمكن للجهاز أن يخبره.', 'يمكنك القراءة من جديد أو قول لا.'],
  },
} satisfies Partial<Messages>;

/** In Arabic: what is asked and answered. */
import type { Messages } from '../message.ts';

const sameCare = 'علاجك وتعويضاتك تبقى كما هي.';
const askForHelp = 'للمساعدة، اتصل بالرقم 3422.';
const onSite = 'اذهب إلى monespacesante.fr.';

export const decision = {
  'decide.open': {
    title: 'هل تريد فتح ملفك DMP؟',
    body: ['الاختيار لك.', sameCare, 'يمكنك إغلاقه متى شئت.'],
  },
  'decide.reopen': {
    title: 'هل تريد إعادة فتح ملفك DMP؟',
    body: ['الاختيار لك.', sameCare, 'يمكنك إغلاقه متى شئت.'],
  },
  'later.consent-2016': {
    title: 'عد متى شئت',
    body: ['لم يُسجَّل أي جواب.', sameCare],
  },
  'later.mes-2022': {
    title: 'عد متى شئت',
    body: ['الجهاز لا يسجل شيئًا.', 'دون جواب، يُفتح الملف تلقائيًا.', 'يمكنك أيضًا إغلاقه بعد ذلك.'],
  },
  emergencyChoice: {
    title: 'هل يمكن لمعالج أن يقرأ في الطوارئ؟',
    body: ['مثلًا إذا لم تستطع الكلام.', 'يمكنك تغيير رأيك لاحقًا.'],
  },
  samuChoice: {
    title: 'هل يمكن لسامو (SAMU) أن يقرأ ملفك؟',
    body: ['أطباء سامو يجيبون عند الاتصال بالرقم 15.', 'يمكنك تغيير رأيك لاحقًا.'],
  },
  review: {
    title: 'تحقق من اختياراتك',
    body: [],
    rows: ['فتح ملفي DMP', 'القراءة في الطوارئ', 'قراءة أطباء سامو'],
  },
  closeExplain: {
    title: 'هل تريد إغلاق ملفك؟',
    body: ['لن يقرأه من يعالجونك بعد ذلك.', 'يُحفظ 10 سنوات ثم يُمحى.', 'يمكنك إعادة فتحه.'],
  },
  informedAsk: {
    title: 'هل تريد ملف DMP؟',
    body: ['دون جواب، يُفتح تلقائيًا.', sameCare],
  },
  informedActivate: {
    title: 'لاستعمال ملفك DMP',
    body: ['الجهاز لا يسجل شيئًا.', onSite, 'هناك تختار أيضًا للطوارئ.', askForHelp],
  },
  informedOppose: {
    title: 'لقول لا لملف DMP',
    body: ['الجهاز لا يسجل شيئًا.', 'قل لا على الإنترنت أو للتأمين الصحي.', sameCare],
  },
  guideClose: {
    title: 'لإغلاق ملفك',
    body: ['لا يمكن للجهاز إغلاقه.', onSite, askForHelp],
  },
  guideReopen: {
    title: 'للحصول على ملف جديد',
    body: ['لا يمكن للجهاز فتحه.', onSite, askForHelp],
  },
} satisfies Partial<Messages>;

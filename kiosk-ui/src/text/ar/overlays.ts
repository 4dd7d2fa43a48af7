/** In Arabic: what is laid over a visit, which keeps its place meanwhile. */
import type { Messages } from '../message.ts';

const stay = ['ابق هنا.', 'بطاقتك تبقى في الجهاز.'] as const;

export const overlays = {
  'help.sending': { title: 'نخبر الاستقبال', body: stay },
  'help.waiting': { title: 'الاستقبال على علم', body: [...stay, 'تبقى شاشتك مخفية في هذا الوقت.'] },
  'help.taken': { title: 'موظف قادم إليك', body: stay },
  'help.unheard': {
    title: 'الاستقبال لا يجيب',
    body: ['لا يمكن للجهاز أن يخبره.', 'اسأل في الاستقبال أو تابع.'],
  },
  helpNoAnswer: {
    title: 'لا أحد متفرغ الآن',
    body: ['يبقى نداؤك ظاهرًا في الاستقبال.', 'يمكنك المتابعة أو التوقف.'],
  },
  idleWarning: {
    title: 'هل ما زلت هنا؟',
    body: ['المس الشاشة للمتابعة.', 'وإلا يمحو الجهاز كل شيء بعد دقيقة.'],
  },
  'quitConfirm.before': { title: 'هل تريد التوقف؟', body: ['لم يتغير شيء حتى الآن.'] },
  'quitConfirm.sent': {
    title: 'هل تريد التوقف؟',
    body: ['أُرسل طلبك من قبل.', 'وهو يستمر دونك.'],
  },
  'quitConfirm.after': { title: 'هل تريد التوقف؟', body: ['ستُمحى الشاشة.'] },
  cardGone: {
    title: 'أعد بطاقتك إلى الجهاز',
    body: ['الشاشة مخفية.', 'أمامك 30 ثانية.', 'بعدها يمحو الجهاز كل شيء.'],
  },
  language: { title: 'اختر لغتك', body: [] },
  display: { title: 'كيف تريد أن تقرأ؟', body: [] },
} satisfies Partial<Messages>;

/** In Arabic: what is done with the answer, how it ended, and the way out. */
import type { Messages } from '../message.ts';

const sameCare = 'علاجك وتعويضاتك تبقى كما هي.';
const mayHelp = 'يمكن لموظف أن يساعدك.';
const mayCheck = 'يمكن لموظف أن يتحقق.';
const mayChange = 'يمكنك تغيير رأيك لاحقًا.';
const seeStaff = 'اذهب إلى موظف الاستقبال';
const notYetOpen = 'ملفك DMP لم يُفتح بعد.';
const open = 'ملفك DMP مفتوح.';
const printOrAsk = 'يمكنك الطباعة من جديد أو سؤال الاستقبال.';
const onlyTheNew = 'إن طبعت من جديد، فالتذكرة الجديدة وحدها صالحة.';
const noAnswer = {
  title: 'لم نستلم الجواب',
  body: ['ربما أُرسل طلبك.', 'يمكنك طلب الجواب مرة أخرى.'],
};

export const ending = {
  creating: {
    title: 'نطلب فتح الملف',
    body: ['اترك البطاقة.'],
    rows: ['موافقتك', 'الخدمة الوطنية'],
  },
  printing: { title: 'نطبع ورقتك', body: ['انتظر قليلًا.'] },
  unanswered: noAnswer,
  refusing: { title: 'قلت لا', body: ['لا نفتح أي ملف.', sameCare] },
  'refused.none': { title: 'فهمنا جوابك', body: ['لا نفتح أي ملف.', sameCare, mayChange] },
  'refused.kept': { title: 'فهمنا جوابك', body: ['يبقى اختيارك كما هو.', sameCare, mayChange] },
  closing: {
    title: 'نطلب إغلاق الملف',
    body: ['اترك البطاقة.'],
    rows: ['طلبك', 'الخدمة الوطنية'],
  },
  closeUnanswered: noAnswer,
  closed: {
    title: 'ملفك مغلق',
    body: ['لن يقرأه من يعالجونك بعد الآن.', 'يمكنك إعادة فتحه متى شئت.'],
  },
  closeRequested: {
    title: 'طُلب الإغلاق',
    body: ['ملفك لم يُغلق بعد.', 'طلبك يستمر دونك.'],
  },
  closeRefused: {
    title: 'لم تقبل الخدمة',
    body: ['يبقى ملفك مفتوحًا.', mayHelp],
  },

  done: {
    title: 'ملفك DMP مفتوح',
    body: ['يمكن لمن يعالجونك وضع وثائقك فيه.', 'يمكنك إغلاقه متى شئت.', 'ستحتاج إلى رمز لقراءته.'],
  },
  pending: {
    title: 'طُلب الفتح',
    body: [notYetOpen, 'طلبك يستمر دونك.', 'سيفيدك رمز في بيتك.'],
  },
  'ticketMissing.created': { title: 'لم تخرج التذكرة', body: [open, printOrAsk] },
  'ticketMissing.pending': { title: 'لم تخرج التذكرة', body: [notYetOpen, printOrAsk] },
  codeShown: {
    title: 'رمزك، لك وحدك',
    body: ['امسح هذا المربع بهاتفك.', 'أو اكتب الرمز والعنوان.'],
  },
  'ticketDoubtful.created': { title: 'هل خرجت تذكرتك؟', body: [open, onlyTheNew] },
  'ticketDoubtful.pending': { title: 'هل خرجت تذكرتك؟', body: [notYetOpen, onlyTheNew] },
  refusedByService: {
    title: 'لم تقبل الخدمة',
    body: ['لا يوجد ملف مفتوح.', sameCare, mayHelp],
  },
  unknownOutcome: {
    title: 'لم نستلم الجواب',
    body: ['لا نعرف هل ملفك DMP مفتوح.', mayCheck],
  },

  'handOver.asking': { title: seeStaff, body: ['نحضّر رقمًا له.'] },
  'handOver.given': { title: seeStaff, body: ['أعطه هذا الرقم.', 'يكمل معك. لا يضيع شيء.'] },
  'handOver.unheard': { title: seeStaff, body: ['قل له أين وصلت.', 'يكمل معك.'] },

  'receiptChoice.code': {
    title: 'كيف تريد أخذ رمزك؟',
    body: ['على ورق أو على هاتفك أو لا شيء.'],
  },
  'receiptChoice.sheet': {
    title: 'هل تريد ورقة؟',
    body: ['على ورق أو على هاتفك أو لا شيء.'],
  },
  receiptShown: {
    title: 'امسح هذا المربع',
    body: ['هاتفك يفتح الصفحة.', 'أو اكتب العنوان.'],
  },
  paperMissing: {
    title: 'الجهاز لا يطبع',
    body: ['يمكنك قراءة الورقة على هاتفك.', 'يمكن لموظف أيضًا أن يساعدك.'],
  },

  takeCard: { title: 'استعد بطاقتك', body: ['ما زالت في الجهاز.'] },
  cardForgotten: { title: 'لا تنس بطاقتك', body: ['ما زالت في الجهاز.'] },
  wiping: { title: 'نمحو الشاشة', body: ['انتظر قليلًا.'] },
  cardGoneAfterRequest: {
    title: 'خرجت البطاقة',
    body: ['مُحيت الشاشة.', 'أُرسل طلبك من قبل.', mayCheck],
  },
  thanks: { title: 'شكرًا', body: ['مُحيت الشاشة.', 'مع السلامة.'] },
} satisfies Partial<Messages>;

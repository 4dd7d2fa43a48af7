/** In English: five things to know, each in two layers, and two questions that check our explanation. */
import type { Message, Messages } from '../message.ts';

const never = ['Your bank', 'Your insurance company, your mutuelle', 'Your employer'] as const;

const explainNever: Message = {
  title: 'Who can never read it?',
  body: [],
  rows: never,
  after: ['It is the law.'],
};

const explainYours: Message = {
  title: 'It is your record',
  body: [],
  rows: ['You can hide a document', 'You can take an access away', 'You can close everything'],
  after: ['Once closed, it is kept 10 years, then erased.'],
};

const forced = [
  'Nobody can demand to read it.',
  'Not for a loan, not for a job.',
  'Not for an insurance, even if you agree.',
  'The law punishes whoever demands it.',
] as const;

const moreNever: Message = { title: 'The law protects your record', body: [], rows: forced };

const explainEmergency: Message = {
  title: 'In an emergency',
  body: ['A doctor can save time.'],
  rows: ['They see your allergies', 'They see your treatments', 'They know whom to call'],
  after: ['You will choose yes or no.'],
};

export const explanation = {
  explainWhat: {
    title: 'What is the DMP?',
    body: ['The DMP is your health record.', 'It keeps in one place:'],
    rows: ['Your treatments', 'Your tests', 'Your allergies'],
    after: ['It is free. You can say no.'],
  },
  moreWhat: {
    title: 'What is in it?',
    body: ['DMP is French for shared medical record.'],
    rows: [
      'Your results, your X-rays',
      'The letters of your doctors',
      'Whom to call in an emergency',
      'Your wishes for the end of life',
      'What can avoid the same test twice',
      'What shows medicines that do not go together',
    ],
    after: ['Your doctor also keeps a file of their own.'],
  },
  explainWho: {
    title: 'Who can read it?',
    body: [],
    rows: ['You', 'Those who care for you'],
    after: [
      'For example your doctor, your pharmacist.',
      'You see who has read it.',
      'You can block a professional.',
    ],
  },
  moreWho: {
    title: 'You stay in control',
    body: [],
    rows: [
      'Each reading leaves a trace.',
      'You can see these traces.',
      'You can block a professional.',
      'Any other professional needs your agreement.',
      'Your family doctor also sees hidden documents.',
    ],
  },
  'explainNever.consent-2016': { ...explainNever, rows: [...never, 'The doctor of your workplace'] },
  'explainNever.mes-2022': explainNever,
  'moreNever.consent-2016': moreNever,
  'moreNever.mes-2022': {
    ...moreNever,
    rows: [
      ...forced,
      'The doctor of your workplace needs your agreement.',
      'If you refuse, your employer must not know it.',
    ],
  },
  'explainYours.consent-2016': explainYours,
  'explainYours.mes-2022': explainYours,
  moreYours: {
    title: 'What you can ask for',
    body: [],
    rows: [
      'Add your own documents',
      'Hide a document',
      'Close the record whenever you want',
      'Have it erased before 10 years',
      'Reopen it later',
    ],
    after: ['The French health insurance is in charge of it.'],
  },
  'explainEmergency.consent-2016': explainEmergency,
  'explainEmergency.mes-2022': { ...explainEmergency, after: ['You can say no.'] },
  moreEmergency: {
    title: 'Two choices for emergencies',
    body: [],
    rows: [
      'You can no longer speak: may a professional read?',
      'Somebody calls 15: may the SAMU doctor read?',
      'You say yes or no to each.',
      'Each reading leaves a trace.',
    ],
  },

  quizInsurer: {
    title: 'Can your insurance company read your record?',
    body: ['Did we explain well?'],
  },
  fixInsurer: {
    title: 'Here is the answer',
    body: ['No. Your insurance company cannot read your record.', 'The law forbids it.'],
  },
  quizClose: {
    title: 'Can you close your record later?',
    body: ['Did we explain well?'],
  },
  fixClose: {
    title: 'Here is the answer',
    body: ['Yes. You can close your record whenever you want.'],
  },
  'staffExplain.sending': {
    title: 'Somebody will explain it to you',
    body: ['We are calling the counter.', 'You can still say no.'],
  },
  'staffExplain.waiting': {
    title: 'Somebody will explain it to you',
    body: ['The counter has been told.', 'Take your time.', 'You can still say no.'],
  },
  'staffExplain.taken': {
    title: 'Somebody is coming',
    body: ['Ask them your questions.', 'You can still say no.'],
  },
  'staffExplain.unheard': {
    title: 'The counter does not answer',
    body: ['The kiosk cannot call it.', 'You can read again, or say no.'],
  },
} satisfies Partial<Messages>;

/** In English: what is done with the answer, how it ended, and the way out. */
import type { Messages } from '../message.ts';

const sameCare = 'Your care and your refunds stay the same.';
const mayHelp = 'A staff member can help you.';
const mayChange = 'You can change your mind later.';
const notYetOpen = 'Your DMP is not open yet.';
const open = 'Your DMP is open.';
const printOrAsk = 'You can print again, or ask at the counter.';
const onlyTheNew = 'If you print again, only the new ticket is good.';
const noAnswer = {
  title: 'We have not received the answer',
  body: ['Your request may have left.', 'You can ask for the answer once more.'],
};

export const ending = {
  creating: {
    title: 'We are asking for the opening',
    body: ['Leave the card in.'],
    rows: ['Your agreement', 'The national service'],
  },
  printing: { title: 'We are printing your paper', body: ['Please wait a little.'] },
  unanswered: noAnswer,
  refusing: { title: 'You said no', body: ['We open no record.', sameCare] },
  'refused.none': { title: 'We understand', body: ['We open no record.', sameCare, mayChange] },
  'refused.kept': { title: 'We understand', body: ['Your choice stays the same.', sameCare, mayChange] },
  closing: {
    title: 'We are asking for the closure',
    body: ['Leave the card in.'],
    rows: ['Your request', 'The national service'],
  },
  closeUnanswered: noAnswer,
  closed: {
    title: 'Your record is closed',
    body: ['Those who care for you can no longer read it.', 'You can reopen it whenever you want.'],
  },
  closeRequested: {
    title: 'Closure requested',
    body: ['Your record is not closed yet.', 'Your request goes on without you.'],
  },
  closeRefused: {
    title: 'The service did not accept',
    body: ['Your record stays open.', mayHelp],
  },

  done: {
    title: 'Your DMP is open',
    body: [
      'Those who care for you can put your documents in it.',
      'You can close it whenever you want.',
      'You will need a code to read it.',
    ],
  },
  pending: {
    title: 'Opening requested',
    body: [notYetOpen, 'Your request goes on without you.', 'A code will serve you at home.'],
  },
  'ticketMissing.created': { title: 'The ticket did not come out', body: [open, printOrAsk] },
  'ticketMissing.pending': { title: 'The ticket did not come out', body: [notYetOpen, printOrAsk] },
  codeShown: {
    title: 'Your code, for you alone',
    body: ['Scan this square with your phone.', 'Or write down the code and the address.'],
  },
  'ticketDoubtful.created': { title: 'Did your ticket come out?', body: [open, onlyTheNew] },
  'ticketDoubtful.pending': { title: 'Did your ticket come out?', body: [notYetOpen, onlyTheNew] },
  refusedByService: {
    title: 'The service did not accept',
    body: ['No record is open.', sameCare, mayHelp],
  },
  unknownOutcome: {
    title: 'We have not received the answer',
    body: ['We do not know if your DMP is open.', 'A staff member can check.'],
  },

  'handOver.asking': {
    title: 'Please see a staff member',
    body: ['We are preparing a number for them.'],
  },
  'handOver.given': {
    title: 'Please see a staff member',
    body: ['Give them this number.', 'They finish with you. Nothing is lost.'],
  },
  'handOver.unheard': {
    title: 'Please see a staff member',
    body: ['Tell them where you stopped.', 'They finish with you.'],
  },

  'receiptChoice.code': {
    title: 'How do you want your code?',
    body: ['On paper, on your phone, or not at all.'],
  },
  'receiptChoice.sheet': {
    title: 'Do you want a paper?',
    body: ['On paper, on your phone, or nothing.'],
  },
  receiptShown: {
    title: 'Scan this square',
    body: ['Your phone opens the page.', 'Or write down the address.'],
  },
  paperMissing: {
    title: 'The kiosk does not print',
    body: ['You can read the paper on your phone.', 'A staff member can help you too.'],
  },

  takeCard: { title: 'Take your card back', body: ['It is still in the kiosk.'] },
  cardForgotten: { title: 'Do not forget your card', body: ['It is still in the kiosk.'] },
  wiping: { title: 'We are erasing the screen', body: ['Please wait a little.'] },
  cardGoneAfterRequest: {
    title: 'The card is out',
    body: ['The screen is erased.', 'Your request has already left.', 'A staff member can check.'],
  },
  thanks: { title: 'Thank you', body: ['The screen is erased.', 'Goodbye.'] },
} satisfies Partial<Messages>;

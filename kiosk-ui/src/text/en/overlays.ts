/** In English: what is laid over a visit, which keeps its place meanwhile. */
import type { Messages } from '../message.ts';

const stay = ['Please stay here.', 'Your card stays in the kiosk.'] as const;

export const overlays = {
  'help.sending': { title: 'We are calling the counter', body: stay },
  'help.waiting': {
    title: 'The counter has been told',
    body: [...stay, 'Your screen stays hidden meanwhile.'],
  },
  'help.taken': { title: 'Somebody is coming', body: stay },
  'help.unheard': {
    title: 'The counter does not answer',
    body: ['The kiosk cannot call it.', 'Ask at the counter, or continue.'],
  },
  helpNoAnswer: {
    title: 'Nobody is free for the moment',
    body: ['Your call stays on show at the counter.', 'You can continue, or stop.'],
  },
  idleWarning: {
    title: 'Are you still there?',
    body: ['Touch the screen to continue.', 'If not, the kiosk erases everything in 1 minute.'],
  },
  'quitConfirm.before': { title: 'Do you want to stop?', body: ['Nothing has changed so far.'] },
  'quitConfirm.sent': {
    title: 'Do you want to stop?',
    body: ['Your request has already left.', 'It goes on without you.'],
  },
  'quitConfirm.after': { title: 'Do you want to stop?', body: ['The screen will be erased.'] },
  cardGone: {
    title: 'Put your card back in',
    body: ['The screen is hidden.', 'You have 30 seconds.', 'After that, the kiosk erases everything.'],
  },
  language: { title: 'Choose your language', body: [] },
  display: { title: 'How do you want to read?', body: [] },
} satisfies Partial<Messages>;

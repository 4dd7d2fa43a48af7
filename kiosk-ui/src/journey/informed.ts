/** Where nothing may be written: the same questions, but the kiosk only shows how to go on. It records nothing (I11). */
import { offering } from './asks.ts';
import { unread } from './questions.ts';
import { journey } from './setup.ts';
import { answers, taps } from './taps.ts';

/** Back to the question, for whoever was told; to the explanation, for whoever was not. */
const toQuestion = [{ guard: 'understood', target: 'ask' }, { target: '#explain' }] as const;

export const informed = journey.createStateConfig({
  id: 'informed',
  initial: 'ask',
  states: {
    ask: {
      id: 'informedAsk',
      meta: { screen: 'informedAsk' },
      always: unread,
      on: {
        ...taps({ LATER: '#later', BACK: '#explain-emergency' }),
        ...answers({ YES: { guard: 'understood', target: 'activate' }, NO: 'oppose' }),
      },
    },
    activate: {
      meta: { screen: 'informedActivate' },
      always: unread,
      on: taps({ UNDO: 'ask', NEXT: offering('guide-activate') }),
    },
    oppose: {
      id: 'oppose',
      meta: { screen: 'informedOppose' },
      on: taps({ UNDO: toQuestion, NEXT: offering('guide-oppose') }),
    },
    guideClose: {
      id: 'guideClose',
      meta: { screen: 'guideClose' },
      on: taps({ BACK: '#alreadyOpen', NEXT: offering('guide-close') }),
    },
    guideReopen: {
      id: 'guideReopen',
      meta: { screen: 'guideReopen' },
      on: taps({
        BACK: [
          { guard: { type: 'recordIs', params: { status: 'opposed' } }, target: '#wasOpposed' },
          { target: '#wasClosed' },
        ],
        NEXT: offering('guide-reopen'),
      }),
    },
  },
});

/**
 * The stage `deciding`: what the person is told, asked, and answers. Nothing is sent before `sending`, `refusing` or
 * `closing`. What may be written, and where the kiosk only shows the way, is a table (capabilities.ts), never a state.
 */
import { askClosure, askConsent, askRefusal, handOver, offering, withdrawExplanation } from './asks.ts';
import { explanation } from './explanation.ts';
import { whoIsBack } from './identify.ts';
import { informed } from './informed.ts';
import { questions, toDecision, unread } from './questions.ts';
import { journey } from './setup.ts';
import { answers, taps } from './taps.ts';

/** The patient's no, before they were asked: it is noted, or the way to oppose is shown. Nobody needs to explain. */
const refuse = [
  { guard: 'noIsNoted', target: '#refusing', actions: withdrawExplanation },
  { target: '#oppose', actions: withdrawExplanation },
] as const;

const status = (is: string) => ({ type: 'recordIs', params: { status: is } }) as const;

/** What is explained, and the questions about it. */
const explain = journey.createStateConfig({
  id: 'explain',
  initial: 'what',
  entry: ['forgetChoices', 'forgetMisses'],
  on: taps({ NO: refuse }),
  states: {
    ...explanation('explain', { before: null, after: '#questions' }),
    questions,
  },
});

const emergencyAnswer = (answer: boolean) => {
  const actions = { type: 'answerEmergency', params: { answer } } as const;
  return [
    { guard: 'samuAnswered', target: 'review', actions },
    { target: 'samuChoice', actions },
  ] as const;
};

const samuAnswer = (answer: boolean) => ({
  target: 'review',
  actions: { type: 'answerSamu', params: { answer } } as const,
});

/** Back to the question, for whoever was told; to the explanation, for whoever was not. */
const back = [{ guard: 'understood', target: '#again' }, { target: '#explain' }] as const;

export const deciding = journey.createStateConfig({
  id: 'deciding',
  initial: 'route',
  states: {
    route: {
      entry: 'forgetChoices',
      always: [
        { guard: 'notConfirmed', target: 'who' },
        { guard: status('none'), target: 'ready' },
        { guard: status('open'), target: 'alreadyOpen' },
        { guard: status('closed'), target: 'wasClosed' },
        { guard: status('opposed'), target: 'wasOpposed' },
        { guard: status('requested'), target: 'requested' },
        { target: 'barred' },
      ],
    },
    ready: { always: back },
    again: { id: 'again', always: toDecision },
    ...whoIsBack,
    alreadyOpen: {
      id: 'alreadyOpen',
      meta: { screen: 'alreadyOpen' },
      on: taps({
        CLOSE_RECORD: [{ guard: 'mayClose', target: 'closeExplain' }, { target: '#guideClose' }],
      }),
    },
    wasClosed: {
      id: 'wasClosed',
      meta: { screen: 'wasClosed' },
      on: taps({ REOPEN: [{ guard: 'mayReopen', target: 'ready' }, { target: '#guideReopen' }] }),
    },
    wasOpposed: {
      id: 'wasOpposed',
      meta: { screen: 'wasOpposed' },
      on: taps({ REOPEN: [{ guard: 'mayReopen', target: 'ready' }, { target: '#guideReopen' }] }),
    },
    requested: { id: 'requested', meta: { screen: 'requested' } },
    barred: { id: 'barred', meta: { screen: 'notPossible' }, on: taps({ HAND_OVER: handOver('barred') }) },
    explain,
    informed,
    decide: {
      id: 'decide',
      meta: { screen: 'decide' },
      always: unread,
      on: {
        ...taps({ LATER: '#later', BACK: '#explain-emergency' }),
        ...answers({ YES: { guard: 'understood', target: 'emergencyChoice' }, NO: '#refusing' }),
      },
    },
    later: {
      id: 'later',
      meta: { screen: 'later' },
      on: taps({ UNDO: 'again', NEXT: offering('later') }),
    },
    emergencyChoice: {
      meta: { screen: 'emergencyChoice' },
      always: unread,
      on: {
        ...taps({ BACK: 'decide' }),
        ...answers({ YES: emergencyAnswer(true), NO: emergencyAnswer(false), REFUSE: '#refusing' }),
      },
    },
    samuChoice: {
      meta: { screen: 'samuChoice' },
      always: unread,
      on: {
        ...taps({ BACK: 'emergencyChoice' }),
        ...answers({ YES: samuAnswer(true), NO: samuAnswer(false), REFUSE: '#refusing' }),
      },
    },
    review: {
      meta: { screen: 'review' },
      always: unread,
      on: {
        ...taps({ EDIT_EMERGENCY: 'emergencyChoice', EDIT_SAMU: 'samuChoice', BACK: 'samuChoice' }),
        ...answers({ CONFIRM: { guard: 'readyToConsent', target: 'sending' }, NO: '#refusing' }),
      },
    },
    sending: {
      id: 'sending',
      meta: { screen: 'creating' },
      entry: askConsent,
      on: { COMMAND_FAILED: 'unanswered' },
    },
    /** The yes may have arrived. Sent again it is the same request: one effect, one answer. */
    unanswered: {
      id: 'unanswered',
      meta: { screen: 'unanswered' },
      on: taps({ RETRY: 'sending', HAND_OVER: handOver('answer-unknown') }),
    },
    refusing: {
      id: 'refusing',
      meta: { screen: 'refusing' },
      // A refusal that could not be counted is still a refusal: the same screen stays.
      entry: askRefusal,
      on: taps({ UNDO: { guard: 'noCommandInFlight', target: 'ready' } }),
    },
    closeExplain: {
      meta: { screen: 'closeExplain' },
      entry: 'forgetChoices',
      on: {
        ...answers({ CONFIRM_CLOSE: { guard: 'mayClose', target: 'closing' }, NO: 'alreadyOpen' }),
      },
    },
    closing: {
      id: 'askingClosure',
      meta: { screen: 'closing' },
      entry: askClosure,
      on: { COMMAND_FAILED: 'closeUnanswered' },
    },
    closeUnanswered: {
      id: 'closeUnanswered',
      meta: { screen: 'unanswered' },
      on: taps({ RETRY: 'closing', HAND_OVER: handOver('answer-unknown') }),
    },
  },
});

/**
 * The stage `deciding`: what the person is told, asked, and answers. Nothing is sent before `sending` or `refusing`.
 * Where nothing may be written (regime mes-2022, or a record linked to Mon espace santé) the way ends in `informed`.
 */
import { askConsent, askRefusal } from './asks.ts';
import { journey } from './setup.ts';
import { taps } from './taps.ts';

/** The patient's no, from every screen that may ask or lead to a yes. */
const refuse = [{ guard: 'mayWrite', target: '#refusing' }, { target: '#oppose' }] as const;

const explain = journey.createStateConfig({
  id: 'explain',
  initial: 'what',
  entry: 'forgetChoices',
  on: taps({ NO: refuse }),
  states: {
    what: { id: 'what', meta: { screen: 'explainWhat' }, on: taps({ NEXT: 'who' }) },
    who: { meta: { screen: 'explainWho' }, on: taps({ NEXT: 'never', BACK: 'what' }) },
    never: {
      id: 'never',
      meta: { screen: 'explainNever' },
      on: taps({
        NEXT: [{ guard: 'mayWrite', target: '#decide' }, { target: '#informed' }],
        BACK: 'who',
      }),
    },
  },
});

/** mes-2022: the same question, but the kiosk only tells how to go on. It records nothing. */
const informed = journey.createStateConfig({
  id: 'informed',
  initial: 'ask',
  states: {
    ask: {
      meta: { screen: 'informedAsk' },
      on: taps({ YES: 'activate', NO: 'oppose', BACK: '#never' }),
    },
    activate: { meta: { screen: 'informedActivate' }, on: taps({ BACK: 'ask' }) },
    oppose: { id: 'oppose', meta: { screen: 'informedOppose' }, on: taps({ BACK: 'ask' }) },
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

export const deciding = journey.createStateConfig({
  id: 'deciding',
  initial: 'route',
  states: {
    route: {
      always: [
        { guard: 'notConfirmed', target: 'isItYou' },
        { guard: { type: 'recordIs', params: { status: 'none' } }, target: 'explain' },
        { guard: { type: 'recordIs', params: { status: 'open' } }, target: 'alreadyOpen' },
        { guard: { type: 'recordIs', params: { status: 'closed' } }, target: 'wasClosed' },
        { guard: { type: 'recordIs', params: { status: 'requested' } }, target: 'requested' },
        { target: 'barred' },
      ],
    },
    /** The page was reloaded: whoever stands there now says again who they are. */
    isItYou: {
      meta: { screen: 'isItYou' },
      on: taps({ YES: { target: 'route', actions: 'confirm' }, NO: 'notYou' }),
    },
    notYou: { meta: { screen: 'notYou' }, on: taps({ BACK: 'isItYou' }) },
    alreadyOpen: { id: 'alreadyOpen', meta: { screen: 'alreadyOpen' } },
    wasClosed: { id: 'wasClosed', meta: { screen: 'wasClosed' } },
    requested: { id: 'requested', meta: { screen: 'requested' } },
    barred: { id: 'barred', meta: { screen: 'notPossible' } },
    explain,
    informed,
    decide: {
      id: 'decide',
      meta: { screen: 'decide' },
      on: taps({ YES: 'emergencyChoice', NO: refuse, LATER: 'later', BACK: '#never' }),
    },
    later: { id: 'later', meta: { screen: 'later' }, on: taps({ BACK: 'decide' }) },
    emergencyChoice: {
      meta: { screen: 'emergencyChoice' },
      on: taps({ YES: emergencyAnswer(true), NO: emergencyAnswer(false), BACK: 'decide' }),
    },
    samuChoice: {
      meta: { screen: 'samuChoice' },
      on: taps({ YES: samuAnswer(true), NO: samuAnswer(false), BACK: 'emergencyChoice' }),
    },
    review: {
      meta: { screen: 'review' },
      on: taps({
        CONFIRM: { guard: 'readyToConsent', target: 'sending' },
        NO: refuse,
        EDIT_EMERGENCY: 'emergencyChoice',
        EDIT_SAMU: 'samuChoice',
        BACK: 'samuChoice',
      }),
    },
    sending: {
      id: 'sending',
      meta: { screen: 'creating' },
      entry: askConsent,
      on: { COMMAND_FAILED: 'unanswered' },
    },
    /** The yes may have arrived. Sent again it is the same request: one effect, one answer. */
    unanswered: { id: 'unanswered', meta: { screen: 'unanswered' }, on: taps({ RETRY: 'sending' }) },
    refusing: {
      id: 'refusing',
      meta: { screen: 'refusing' },
      // A refusal that could not be counted is still a refusal: the same screen stays.
      entry: askRefusal,
    },
  },
});

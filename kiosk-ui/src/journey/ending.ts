/** The stages in which the decision is carried out, and how it ended. */
import { and, not } from 'xstate';
import { askReconsider, askTicket, handOver, leave, offering } from './asks.ts';
import { journey, notIn } from './setup.ts';
import { taps } from './taps.ts';
import type { Result } from './truth.ts';

const stage = (...stages: ('closing' | 'printing')[]) => ({ type: 'stageIs', params: { stages } }) as const;
const ticketIs = (ticket: string) => ({ type: 'ticketIs', params: { ticket } }) as const;

const away = { target: '#takeCard', actions: leave } as const;
/** The paper is out: the card comes back before the paper is enjoyed. */
const onceOut = { guard: ticketIs('printed'), ...away } as const;

/** `creating`, `closing` and `printing`: nothing to touch, the agent's answer moves the screen. */
export const working = journey.createStateConfig({
  id: 'working',
  initial: 'creating',
  states: {
    creating: {
      meta: { screen: 'creating' },
      always: [
        { guard: stage('printing'), target: 'printing' },
        { guard: stage('closing'), target: 'closing' },
      ],
    },
    closing: { meta: { screen: 'closing' } },
    printing: { meta: { screen: 'printing' }, always: onceOut },
  },
});

const results = [
  ...(['done', 'pending', 'codeShown', 'ticketMissing', 'ticketDoubtful'] as const),
  ...(['alreadyOpen', 'refusedByService', 'unknownOutcome'] as const),
  ...(['closed', 'closeRequested', 'closeRefused'] as const),
] satisfies Result[];

const toResult = (result: Result) => ({
  guard: and([{ type: 'resultIs', params: { result } }, notIn(`#result-${result}`)]),
  target: `#result-${result}`,
});

const nothing = taps({ NOTHING: away });

/** What was asked for is on its way; the agent tells when it is there. */
const onPaper = journey.createStateConfig({
  meta: { screen: 'printing' },
  entry: askTicket.paper,
  always: onceOut,
  on: { COMMAND_FAILED: 'choice' },
});
const onScreen = journey.createStateConfig({
  meta: { screen: 'receiptChoice' },
  entry: askTicket.screen,
  on: { COMMAND_FAILED: 'choice' },
});

/** The opening is told first; then its code is offered, on paper, on the telephone, or not at all. */
const told = (screen: 'done' | 'pending') =>
  journey.createStateConfig({
    id: `result-${screen}`,
    initial: 'told',
    states: {
      told: {
        meta: { screen },
        on: taps({ NEXT: { guard: ticketIs('not-asked'), target: 'choice' } }),
      },
      choice: {
        meta: { screen: 'receiptChoice' },
        on: { ...nothing, ...taps({ PAPER: 'onPaper', PHONE: 'onScreen' }) },
      },
      onPaper,
      onScreen,
    },
  });

/** A secret on a public screen: hidden when that is asked, and chosen again without a new code. */
const codeOnScreen = journey.createStateConfig({
  id: 'result-codeShown',
  initial: 'shown',
  states: {
    shown: { meta: { screen: 'codeShown' }, on: taps({ HIDE_CODE: 'choice' }) },
    choice: {
      meta: { screen: 'receiptChoice' },
      on: { ...nothing, ...taps({ PAPER: 'onPaper', PHONE: 'shown' }) },
    },
    onPaper,
  },
});

const printAgain = taps({ PRINT_AGAIN: { guard: 'noCommandInFlight', actions: askTicket.paper } });

/** The opening stands, the paper did not come. What it would have carried is shown only when it is asked for. */
const ticketMissing = journey.createStateConfig({
  id: 'result-ticketMissing',
  initial: 'told',
  states: {
    told: {
      meta: { screen: 'ticketMissing' },
      on: {
        ...printAgain,
        ...taps({
          PHONE: [
            { guard: 'codeToShow', target: 'shown' },
            { guard: 'noCommandInFlight', actions: askTicket.screen },
          ],
          HAND_OVER: handOver('ticket'),
        }),
      },
    },
    shown: {
      meta: { screen: 'codeShown' },
      always: { guard: not('codeToShow'), target: 'told' },
      on: taps({ HIDE_CODE: 'told' }),
    },
  },
});

const closed = (screen: 'closed' | 'closeRequested', paper: 'closure' | 'closure-requested') =>
  journey.createStateConfig({
    id: `result-${screen}`,
    meta: { screen },
    on: taps({ NEXT: offering(paper) }),
  });

const toCounter = (screen: 'refusedByService' | 'unknownOutcome' | 'closeRefused') =>
  journey.createStateConfig({
    id: `result-${screen}`,
    meta: { screen },
    on: taps({ HAND_OVER: handOver(screen === 'unknownOutcome' ? 'answer-unknown' : 'service-refused') }),
  });

/** `finished`: the screen follows the outcome and the state of the ticket. */
export const finished = journey.createStateConfig({
  id: 'finished',
  initial: 'start',
  always: results.map(toResult),
  states: {
    /** Every outcome has its screen: nobody stays here. */
    start: {},
    done: told('done'),
    pending: told('pending'),
    codeShown: codeOnScreen,
    ticketMissing,
    ticketDoubtful: {
      id: 'result-ticketDoubtful',
      meta: { screen: 'ticketDoubtful' },
      on: { ...printAgain, ...taps({ HAND_OVER: handOver('ticket') }) },
    },
    alreadyOpen: { id: 'result-alreadyOpen', meta: { screen: 'alreadyOpen' } },
    refusedByService: toCounter('refusedByService'),
    unknownOutcome: toCounter('unknownOutcome'),
    closed: closed('closed', 'closure'),
    closeRequested: closed('closeRequested', 'closure-requested'),
    closeRefused: toCounter('closeRefused'),
  },
});

/** Thanks, and nothing more is asked; whoever changes their mind finds the question again. */
export const refused = journey.createStateConfig({
  id: 'refused',
  meta: { screen: 'refused' },
  on: taps({
    UNDO: { guard: 'noCommandInFlight', actions: askReconsider },
    NEXT: offering('refusal'),
  }),
});

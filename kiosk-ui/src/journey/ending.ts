/** The stages in which the decision is carried out, and how it ended. */
import { and, not, stateIn } from 'xstate';
import { askTicket } from './asks.ts';
import { journey } from './setup.ts';
import { taps } from './taps.ts';
import type { Result } from './truth.ts';

/** `creating` and `printing`: nothing to touch, the agent's answer moves the screen. */
export const working = journey.createStateConfig({
  id: 'working',
  initial: 'creating',
  states: {
    creating: {
      meta: { screen: 'creating' },
      always: { guard: { type: 'stageIs', params: { stages: ['printing'] } }, target: 'printing' },
    },
    printing: { meta: { screen: 'printing' } },
  },
});

const results = [
  'done',
  'pending',
  'ticketMissing',
  'ticketDoubtful',
  'alreadyOpen',
  'refusedByService',
  'unknownOutcome',
] as const satisfies readonly Result[];

const toResult = (result: Result) => ({
  guard: and([{ type: 'resultIs', params: { result } }, not(stateIn(`#result-${result}`))]),
  target: `#result-${result}`,
});

const printAgain = taps({ PRINT_AGAIN: { guard: 'noCommandInFlight', actions: askTicket } });

/**
 * The opening stands, the paper did not come. What it would have carried is a secret on a public screen: it is shown
 * only when it is asked for, and gone as soon as the agent takes it back.
 */
const ticketMissing = journey.createStateConfig({
  id: 'result-ticketMissing',
  initial: 'told',
  states: {
    told: {
      meta: { screen: 'ticketMissing' },
      on: { ...printAgain, ...taps({ SHOW_CODE: { guard: 'codeToShow', target: 'codeShown' } }) },
    },
    codeShown: {
      meta: { screen: 'codeShown' },
      always: { guard: not('codeToShow'), target: 'told' },
      on: taps({ HIDE_CODE: 'told' }),
    },
  },
});

/** `finished`: the screen follows the outcome and the state of the ticket. */
export const finished = journey.createStateConfig({
  id: 'finished',
  initial: 'unknownOutcome',
  always: results.map(toResult),
  states: {
    done: { id: 'result-done', meta: { screen: 'done' } },
    pending: { id: 'result-pending', meta: { screen: 'pending' } },
    ticketMissing,
    ticketDoubtful: { id: 'result-ticketDoubtful', meta: { screen: 'ticketDoubtful' }, on: printAgain },
    alreadyOpen: { id: 'result-alreadyOpen', meta: { screen: 'alreadyOpen' } },
    refusedByService: { id: 'result-refusedByService', meta: { screen: 'refusedByService' } },
    unknownOutcome: { id: 'result-unknownOutcome', meta: { screen: 'unknownOutcome' } },
  },
});

export const refused = journey.createStateConfig({ id: 'refused', meta: { screen: 'refused' } });

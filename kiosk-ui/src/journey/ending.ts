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

/** `finished`: the screen follows the outcome and the state of the ticket. */
export const finished = journey.createStateConfig({
  id: 'finished',
  initial: 'unknownOutcome',
  always: results.map(toResult),
  states: {
    done: { id: 'result-done', meta: { screen: 'done' } },
    pending: { id: 'result-pending', meta: { screen: 'pending' } },
    ticketMissing: { id: 'result-ticketMissing', meta: { screen: 'ticketMissing' }, on: printAgain },
    ticketDoubtful: { id: 'result-ticketDoubtful', meta: { screen: 'ticketDoubtful' }, on: printAgain },
    alreadyOpen: { id: 'result-alreadyOpen', meta: { screen: 'alreadyOpen' } },
    refusedByService: { id: 'result-refusedByService', meta: { screen: 'refusedByService' } },
    unknownOutcome: { id: 'result-unknownOutcome', meta: { screen: 'unknownOutcome' } },
  },
});

export const refused = journey.createStateConfig({ id: 'refused', meta: { screen: 'refused' } });

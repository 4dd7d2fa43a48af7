/** Interruptions. The journey keeps its place, and its call in flight, under them (journey.md §3). */
import { and, not, or, stateIn } from 'xstate';
import { callForHelp, sendAway, withdrawHelp } from './asks.ts';
import { journey } from './setup.ts';
import { taps, tapsOver } from './taps.ts';

const inOneOf = (...ids: string[]) => or(ids.map((id) => stateIn(id)));

/** Only a screen that waits for the patient may find them absent. */
const patientExpected = or([
  and(['inSession', not(inOneOf('#reading', '#checking', '#working', '#sending', '#askingClosure'))]),
  inOneOf('#insertCard', '#noCard', '#information'),
]);

const whoIsThere = { guard: patientExpected, target: 'idleWarning' } as const;
const maybeQuit = or(['inSession', stateIn('#information')]);

/** Help is called from everywhere, also in the wake of another touch. */
const help = { target: 'help', actions: callForHelp } as const;

export const attention = journey.createStateConfig({
  initial: 'clear',
  on: {
    ATTENTION_OVER: '.clear',
    /** What the hand was doing is hidden at once. */
    AGENT_STATE: { guard: 'cardGoes', target: '.cardGone' },
    NOBODY_CAME: { guard: stateIn('#clear'), target: '.helpNoAnswer' },
  },
  states: {
    clear: {
      id: 'clear',
      always: { guard: 'suspended', target: 'cardGone' },
      on: {
        HELP: help,
        IDLE: whoIsThere,
        ...taps({
          QUIT: { guard: maybeQuit, target: 'quitConfirm' },
          /** « Je réponds moi-même »: whoever stands beside the patient steps back. */
          CANCEL: { guard: 'assisted', actions: sendAway },
        }),
      },
    },
    help: {
      id: 'help',
      meta: { screen: 'help', overlay: 'interruption' },
      on: {
        ...tapsOver({
          CANCEL: { target: 'clear', actions: withdrawHelp },
          /** Back to the screen; whoever was called comes all the same. */
          NEXT: 'clear',
          RETRY: { actions: callForHelp },
        }),
        AGENT_STATE: [
          { guard: 'cardGoes', target: 'cardGone' },
          { guard: 'callEnds', target: 'clear' },
        ],
        IDLE: { guard: and(['callTaken', patientExpected]), target: 'idleWarning' },
      },
      after: { helpPatience: { guard: not('callTaken'), target: 'helpNoAnswer' } },
    },
    helpNoAnswer: {
      meta: { screen: 'helpNoAnswer', overlay: 'interruption' },
      entry: 'stir',
      on: {
        HELP: help,
        IDLE: [whoIsThere, { target: 'clear' }],
        AGENT_STATE: [
          { guard: 'cardGoes', target: 'cardGone' },
          { guard: 'callIsAnswered', target: 'clear' },
        ],
        ...tapsOver({
          NEXT: 'clear',
          RETRY: help,
          QUIT: [{ guard: maybeQuit, target: 'quitConfirm' }, { target: 'clear' }],
        }),
      },
    },
    idleWarning: {
      id: 'idleWarning',
      meta: { screen: 'idleWarning', overlay: 'interruption' },
      entry: 'closeSettings',
      /** Any touch is a sign of life, and nothing else. */
      on: { TOUCH: 'clear', STILL_HERE: 'clear', HELP: help },
      after: { warning: { target: 'clear', actions: 'sayNobodyLeft' } },
    },
    quitConfirm: {
      id: 'quitConfirm',
      meta: { screen: 'quitConfirm', overlay: 'interruption' },
      on: {
        HELP: help,
        IDLE: whoIsThere,
        ...tapsOver({ QUIT_YES: 'clear', QUIT_NO: 'clear' }),
      },
    },
    /** The visit waits for its card. What was on its way goes on, and the same card finds everything as it was. */
    cardGone: {
      id: 'cardGone',
      meta: { screen: 'cardGone', overlay: 'interruption' },
      entry: 'closeSettings',
      always: { guard: not('suspended'), target: 'clear' },
      on: { HELP: help },
    },
  },
});

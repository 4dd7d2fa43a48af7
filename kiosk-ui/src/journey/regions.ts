/** What goes on beside the journey: interruptions, the wake of a tap, the command in flight, the sign of a presence. */
import { and, not, or, stateIn } from 'xstate';
import { plainTaps } from './events.ts';
import { journey } from './setup.ts';

/** Only a screen that waits for the patient may find them absent. */
const patientExpected = and([
  'inSession',
  not(or([stateIn('#reading'), stateIn('#checking'), stateIn('#working'), stateIn('#sending')])),
]);

/** Interruptions. The journey keeps its place, and its call in flight, under them. */
export const attention = journey.createStateConfig({
  initial: 'clear',
  on: { ATTENTION_OVER: '.clear' },
  states: {
    clear: {
      id: 'clear',
      on: {
        HELP: { guard: 'attentive', target: 'help' },
        QUIT: { guard: and(['attentive', 'inSession']), target: 'quitConfirm' },
        TOUCH: { target: 'clear', reenter: true },
        HEARD: { target: 'clear', reenter: true },
        AGENT_STATE: { guard: 'visitMoves', target: 'clear', reenter: true },
      },
      after: {
        idle: [
          { guard: patientExpected, target: 'idleWarning' },
          { target: 'clear', reenter: true },
        ],
      },
    },
    help: {
      meta: { screen: 'help', overlay: true },
      on: { CANCEL: 'clear' },
      after: {
        helpPatience: [{ guard: patientExpected, target: 'idleWarning' }, { target: 'clear' }],
      },
    },
    idleWarning: {
      id: 'idleWarning',
      meta: { screen: 'idleWarning', overlay: true },
      /** Any touch is a sign of life, and nothing else. */
      on: { TOUCH: 'clear', STILL_HERE: 'clear' },
      after: { warning: { target: 'clear', actions: 'sayNobodyLeft' } },
    },
    quitConfirm: {
      id: 'quitConfirm',
      meta: { screen: 'quitConfirm', overlay: true },
      on: { QUIT_YES: 'clear', QUIT_NO: 'clear', HELP: 'help' },
      after: { idle: 'idleWarning' },
    },
  },
});

const everyTap = Object.fromEntries([...plainTaps, 'PICK' as const].map((tap) => [tap, 'deaf'])) as Record<
  (typeof plainTaps)[number] | 'PICK',
  'deaf'
>;

/** A trembling hand touches twice: the second touch must not answer the next question. */
export const touch = journey.createStateConfig({
  initial: 'listening',
  states: {
    listening: {
      id: 'listening',
      on: { ...everyTap, TOUCH: { guard: stateIn('#idleWarning'), target: 'deaf' } },
    },
    deaf: { after: { sameGesture: 'listening' } },
  },
});

const failed = { target: 'none', actions: 'sayCommandFailed' } as const;

/**
 * One command at a time, apart from the journey: a screen that moves on never cuts a call short. The newest command
 * takes the place of the former. What the agent answers is not read here: the stream tells it, in order.
 */
export const command = journey.createStateConfig({
  initial: 'none',
  states: {
    none: {
      id: 'noCommand',
      entry: 'forgetCommand',
      on: { SEND: { target: 'sending', actions: 'keepCommand' } },
    },
    sending: {
      // Here and not on the region: a region that re-enters itself would restart all the others.
      on: { SEND: { target: 'sending', actions: 'keepCommand', reenter: true } },
      invoke: {
        src: 'sendCommand',
        input: ({ context }) => context.command,
        onDone: [{ guard: ({ event }) => event.output.ok, target: 'none' }, failed],
        onError: failed,
      },
      after: { commandDeadline: failed },
    },
  },
});

/** Tells the agent, now and then, that somebody is there. A lost sign costs nothing: the next one follows. */
export const presence = journey.createStateConfig({
  initial: 'quiet',
  states: {
    quiet: { on: { TOUCH: { guard: 'inSession', target: 'telling' } } },
    telling: {
      invoke: {
        src: 'tellPresence',
        input: ({ context }) => context.visitId,
        onDone: 'resting',
        onError: 'resting',
      },
      after: { presenceDeadline: 'resting' },
    },
    resting: { after: { presencePause: 'quiet' } },
  },
});

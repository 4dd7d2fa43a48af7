/** What goes on beside the journey: the wake of a tap, how the screen looks, what is sent, and the sign of a presence. */
import { stateIn } from 'xstate';
import { type PatientEvent, plainTaps } from './events.ts';
import { journey } from './setup.ts';
import { tapsOnSettings, tapsOver } from './taps.ts';

type Tap = PatientEvent['type'];

/** A call for help is heard in the wake of every touch: it can do no harm. */
const everyTap = Object.fromEntries(
  [...plainTaps, 'PICK' as const, 'PICK_LANGUAGE' as const, 'SET_DISPLAY' as const].map((tap) => [
    tap,
    'deaf',
  ]),
) as Record<Tap, 'deaf'>;

/** A trembling hand touches twice: the second touch must not answer the next question. */
export const touch = journey.createStateConfig({
  initial: 'listening',
  states: {
    listening: {
      id: 'listening',
      on: {
        ...everyTap,
        TOUCH: { guard: stateIn('#idleWarning'), target: 'deaf' },
        AGENT_STATE: { guard: 'screenMovesAlone', target: 'deaf' },
      },
    },
    deaf: { after: { sameGesture: 'listening' } },
  },
});

/** Nobody stirs: counted by an actor of its own (idle.ts), which every sign of life starts anew. */
export const idle = journey.createStateConfig({
  on: {
    TOUCH: { actions: 'stir' },
    HEARD: { actions: 'stir' },
    SCREEN_WORDS: { actions: 'measureScreen' },
    AGENT_STATE: { guard: 'visitMoves', actions: 'stir' },
  },
});

const close = tapsOnSettings({ CANCEL: 'none' });

/** Language and display: open from every screen and from each other, over whatever is there; touched again they close. */
export const settings = journey.createStateConfig({
  initial: 'none',
  on: { SETTINGS_OVER: '.none' },
  states: {
    none: {
      id: 'noSetting',
      on: tapsOver({ LANGUAGE: 'language', DISPLAY: 'display' }),
    },
    language: {
      initial: 'asking',
      on: { ...close, ...tapsOnSettings({ LANGUAGE: 'none', DISPLAY: 'display' }), HELP: 'none' },
      states: {
        asking: {
          meta: { screen: 'language', overlay: 'setting' },
          on: tapsOnSettings({ PICK_LANGUAGE: 'loading' }),
        },
        /** A language that does not come leaves the one that is there. */
        loading: {
          meta: { screen: 'language', overlay: 'setting' },
          invoke: {
            src: 'loadLanguage',
            input: ({ event, context }) =>
              event.type === 'PICK_LANGUAGE' ? event.language : context.language,
            onDone: {
              target: '#noSetting',
              actions: { type: 'showLanguage', params: ({ event }) => event.output },
            },
            onError: 'asking',
          },
          after: { languageDeadline: 'asking' },
        },
      },
    },
    display: {
      meta: { screen: 'display', overlay: 'setting' },
      on: {
        ...close,
        ...tapsOnSettings({
          ...{ LANGUAGE: 'language', DISPLAY: 'none' },
          SET_DISPLAY: { actions: 'changeDisplay' },
        }),
        HELP: 'none',
      },
    },
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

const lost = { target: 'none', actions: 'orderLost' } as const;

/** What the counter is asked, one after the other: no command of the visit waits for it or gives way to it. */
export const counter = journey.createStateConfig({
  initial: 'none',
  on: { ASK_COUNTER: { actions: 'queueOrder' } },
  states: {
    none: { id: 'noOrder', always: { guard: 'ordersWait', target: 'sending' } },
    sending: {
      invoke: {
        src: 'sendOrder',
        input: ({ context }) => context.orders[0] ?? null,
        onDone: [{ guard: ({ event }) => event.output.ok, target: 'none', actions: 'orderDone' }, lost],
        onError: lost,
      },
      after: { orderDeadline: lost },
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

/**
 * The voice as one machine, without DOM: silent until it is asked for; then it follows the screens of this visit until
 * it is told to be silent, or the visit is over. Whatever is touched cuts the sentence in the middle.
 */
import { assign, fromCallback, fromPromise, type SnapshotFrom, setup, stateIn } from 'xstate';
import type { Extent } from './stage.ts';
import { defaultVolume, louder, softer } from './volume.ts';

export type VoiceEvent =
  /** From the beginning, everything that the screen holds. */
  | { type: 'LISTEN' }
  | { type: 'MUTE' }
  | { type: 'LOUDER' }
  | { type: 'SOFTER' }
  /** A finger or a key, wherever it fell. */
  | { type: 'TOUCH' }
  /** The screen has been drawn, with these words. */
  | { type: 'SHOWN'; idea: string }
  /** The screen is about to change, or the card has come out: what was being said is no longer true. */
  | { type: 'LEFT' }
  | { type: 'VISIT'; visitId: string }
  /** A screen without a visit: whoever listened has gone. */
  | { type: 'NOBODY' }
  /** From the speaking actor: this line begins, and the last one has ended. */
  | { type: 'LINE'; index: number }
  | { type: 'SAID' };

export interface Speech {
  extent: Extent;
  /** Index of the line to begin with. */
  from: number;
  volume: number;
}

interface VoiceContext {
  volume: number;
  /** The visit that listens; null before its card. */
  visitId: string | null;
  atRest: boolean;
  idea: string;
  extent: Extent;
  /** The line being said, or that was being said when it was cut. */
  line: number;
}

const asBefore = {
  volume: defaultVolume,
  visitId: null,
  idea: '',
  extent: 'everything',
  line: 0,
} as const satisfies Partial<VoiceContext>;

const voice = setup({
  // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- xstate reads types off a value nobody makes
  types: {} as { context: VoiceContext; events: VoiceEvent },
  actors: {
    /** True when there is something to say. Rejects when it could not be known. */
    findVoice: fromPromise<boolean>(() => Promise.resolve(false)),
    speak: fromCallback<VoiceEvent, Speech>(() => undefined),
  },
  guards: {
    newIdea: ({ context, event }) => event.type === 'SHOWN' && event.idea !== context.idea,
    anotherVisit: ({ context, event }) =>
      event.type === 'VISIT' && context.visitId !== null && event.visitId !== context.visitId,
    atRest: ({ context }) => context.atRest,
    steady: stateIn('#steady'),
  },
  actions: {
    keepIdea: assign({ idea: ({ context, event }) => (event.type === 'SHOWN' ? event.idea : context.idea) }),
    forgetIdea: assign({ idea: '', line: 0 }),
    keepVisit: assign({
      visitId: ({ context, event }) => (event.type === 'VISIT' ? event.visitId : context.visitId),
      atRest: false,
    }),
    keepLine: assign({ line: ({ context, event }) => (event.type === 'LINE' ? event.index : context.line) }),
    fromTheTop: assign({ line: 0 }),
    tellIdea: assign({ extent: 'idea', line: 0 }),
    tellEverything: assign({ extent: 'everything', line: 0 }),
    turnUp: assign({ volume: ({ context }) => louder(context.volume) }),
    turnDown: assign({ volume: ({ context }) => softer(context.volume) }),
    forgetListener: assign(({ context }) => ({ ...asBefore, idea: context.idea, atRest: context.atRest })),
    rest: assign({ atRest: true }),
  },
  /** In ms. */
  delays: { beforeLooking: 10_000, listenerGone: 60_000, sameGesture: 500 },
});

const tellNewIdea = {
  guard: 'newIdea',
  target: '.speaking',
  actions: ['keepIdea', 'tellIdea'],
  reenter: true,
} as const;

/** A trembling hand touches twice: the second touch must not undo the first. */
const onControl = (actions?: 'tellEverything' | 'turnUp' | 'turnDown') =>
  ({ guard: 'steady', target: '.speaking', ...(actions && { actions }), reenter: true }) as const;

const newListener = { guard: 'anotherVisit', actions: ['forgetListener', 'keepVisit'] } as const;

const speaking = voice.createStateConfig({
  invoke: {
    src: 'speak',
    input: ({ context: { extent, line, volume } }) => ({ extent, from: line, volume }),
    onError: 'quiet',
  },
  on: {
    TOUCH: 'quiet',
    LINE: { actions: 'keepLine' },
    SAID: { target: 'quiet', actions: 'fromTheTop' },
  },
});

const quiet = voice.createStateConfig({
  on: { TOUCH: { target: 'quiet', reenter: true } },
  after: {
    /** Asked for on the first screen by somebody who then went away. */
    listenerGone: { guard: 'atRest', target: '#off', actions: 'forgetListener' },
  },
});

const on = voice.createStateConfig({
  id: 'on',
  initial: 'speaking',
  on: {
    MUTE: { guard: 'steady', target: 'off' },
    LISTEN: onControl('tellEverything'),
    LOUDER: onControl('turnUp'),
    SOFTER: onControl('turnDown'),
    SHOWN: tellNewIdea,
    LEFT: { target: '.quiet', actions: 'forgetIdea' },
    VISIT: [{ ...newListener, target: 'off' }, { actions: 'keepVisit' }],
    NOBODY: { target: 'off', actions: ['forgetListener', 'rest'] },
  },
  states: { speaking, quiet },
});

const voiceRegion = voice.createStateConfig({
  initial: 'looking',
  on: {
    SHOWN: { actions: 'keepIdea' },
    LEFT: { actions: 'forgetIdea' },
    VISIT: [newListener, { actions: 'keepVisit' }],
    NOBODY: { actions: ['forgetListener', 'rest'] },
  },
  states: {
    looking: {
      invoke: {
        src: 'findVoice',
        onDone: [{ guard: ({ event }) => event.output, target: 'off' }, { target: 'none' }],
        onError: 'unknown',
      },
    },
    unknown: { after: { beforeLooking: 'looking' } },
    none: {},
    off: {
      id: 'off',
      on: { LISTEN: { guard: 'steady', target: '#on', actions: 'tellEverything' } },
    },
    on,
  },
});

const handRegion = voice.createStateConfig({
  initial: 'steady',
  states: {
    steady: { id: 'steady', on: { LISTEN: 'deaf', MUTE: 'deaf', LOUDER: 'deaf', SOFTER: 'deaf' } },
    deaf: { after: { sameGesture: 'steady' } },
  },
});

export const voiceMachine = voice.createMachine({
  id: 'voice',
  type: 'parallel',
  context: { ...asBefore, atRest: false },
  states: { voice: voiceRegion, hand: handRegion },
});

export type VoiceSnapshot = SnapshotFrom<typeof voiceMachine>;

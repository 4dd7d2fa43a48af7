/**
 * The voice as one machine, without DOM: silent until it is asked for, by a touch or by a headset that is plugged in;
 * then it follows the screens of this visit, in the language they show, until it is told to be silent, the headset comes
 * out, or the visit is over. Whatever is touched cuts the sentence in the middle.
 */
import type { Language } from '@borne/kiosk-agent/contract';
import { assign, fromCallback, fromPromise, type SnapshotFrom, setup, stateIn } from 'xstate';
import type { Output } from './clips.ts';
import type { Extent } from './stage.ts';
import type { Speech, VoiceEvent } from './voice-events.ts';
import { defaultVolume, louder, softer } from './volume.ts';

interface VoiceContext {
  /** Of the screen; it outlives a visit as the screen's does. */
  language: Language;
  /** Where what is said goes: as long as the plug is in, to one person. */
  output: Output;
  volume: number;
  /** The visit that listens; null before its card. */
  visitId: string | null;
  atRest: boolean;
  /** The next screen drawn is to be said, asked for or not. */
  calls: boolean;
  idea: string;
  extent: Extent;
  /** The line being said, or that was being said when it was cut. */
  line: number;
}

const asBefore = {
  volume: defaultVolume,
  visitId: null,
  calls: false,
  idea: '',
  extent: 'everything',
  line: 0,
} as const satisfies Partial<VoiceContext>;

interface VoiceTypes {
  context: VoiceContext;
  events: VoiceEvent;
  /** The language on the screen when the voice starts. */
  input: Language;
}

const voice = setup({
  // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- xstate reads types off a value nobody makes
  types: {} as VoiceTypes,
  actors: {
    /** True when there is something to say in this language. Rejects when it could not be known. */
    findVoice: fromPromise<boolean, Language>(() => Promise.resolve(false)),
    speak: fromCallback<VoiceEvent, Speech>(() => undefined),
  },
  guards: {
    newIdea: ({ context, event }) => event.type === 'SHOWN' && event.idea !== context.idea,
    anotherVisit: ({ context, event }) =>
      event.type === 'VISIT' && context.visitId !== null && event.visitId !== context.visitId,
    atRest: ({ context }) => context.atRest,
    calls: ({ context }) => context.calls,
    /** Between two screens there is nothing to say yet: the next one speaks by itself. */
    drawn: ({ context }) => context.idea !== '',
    inHeadset: ({ context }) => context.output === 'headset',
    steady: stateIn('#steady'),
  },
  actions: {
    keepIdea: assign({ idea: ({ context, event }) => (event.type === 'SHOWN' ? event.idea : context.idea) }),
    forgetIdea: assign({ idea: '', line: 0, calls: false }),
    keepVisit: assign({
      visitId: ({ context, event }) => (event.type === 'VISIT' ? event.visitId : context.visitId),
      atRest: false,
    }),
    keepLine: assign({ line: ({ context, event }) => (event.type === 'LINE' ? event.index : context.line) }),
    keepLanguage: assign({
      language: ({ context, event }) => (event.type === 'LANGUAGE' ? event.language : context.language),
    }),
    fromTheTop: assign({ line: 0 }),
    tellIdea: assign({ extent: 'idea', line: 0 }),
    tellEverything: assign({ extent: 'everything', line: 0 }),
    turnUp: assign({ volume: ({ context }) => louder(context.volume) }),
    turnDown: assign({ volume: ({ context }) => softer(context.volume) }),
    /** As loud as for everybody, in whatever it goes to: no ear is hurt, and no room is addressed. */
    plugIn: assign({ output: 'headset', volume: defaultVolume }),
    plugOut: assign({ output: 'loudspeaker', volume: defaultVolume }),
    willCall: assign({ calls: true }),
    hasCalled: assign({ calls: false }),
    forgetListener: assign(({ context }) => ({ ...context, ...asBefore, idea: context.idea })),
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

const utterance = {
  src: 'speak',
  input: ({ context }: { context: VoiceContext }): Speech => {
    const { language, output, extent, line, volume } = context;
    return { language, output, extent, from: line, volume };
  },
} as const;

const search = {
  src: 'findVoice',
  input: ({ context }: { context: VoiceContext }) => context.language,
} as const;

const found = ({ event }: { event: { output: boolean } }): boolean => event.output;

const speaking = voice.createStateConfig({
  invoke: { ...utterance, onError: 'quiet' },
  on: {
    TOUCH: 'quiet',
    LINE: { actions: 'keepLine' },
    SAID: { target: 'quiet', actions: 'fromTheTop' },
  },
});

const quiet = voice.createStateConfig({
  id: 'onQuiet',
  on: { TOUCH: { target: 'quiet', reenter: true } },
  after: {
    /** Asked for on the first screen by somebody who then went away. */
    listenerGone: { guard: 'atRest', target: '#off', actions: 'forgetListener' },
  },
});

/** The screen has changed its language: what is said next waits for the sounds of the new one. */
const changing = voice.createStateConfig({
  invoke: {
    ...search,
    onDone: [{ guard: found, target: 'speaking', actions: 'tellIdea' }, { target: '#none' }],
    onError: '#unknown',
  },
  on: {
    SHOWN: { actions: 'keepIdea' },
    LEFT: { actions: 'forgetIdea' },
    LISTEN: { actions: 'tellEverything' },
    LOUDER: { actions: 'turnUp' },
    SOFTER: { actions: 'turnDown' },
    JACK_IN: { actions: 'plugIn' },
    MUTE: '#offChanging',
    JACK_OUT: { target: '#offChanging', actions: 'plugOut' },
    VISIT: [{ ...newListener, target: '#offChanging' }, { actions: 'keepVisit' }],
    NOBODY: { target: '#offChanging', actions: ['forgetListener', 'rest'] },
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
    // Said like every screen.
    CALL: {},
    LEFT: { target: '.quiet', actions: 'forgetIdea' },
    VISIT: [{ ...newListener, target: 'off' }, { actions: 'keepVisit' }],
    NOBODY: { target: 'off', actions: ['forgetListener', 'rest'] },
    LANGUAGE: { target: '.changing', actions: 'keepLanguage', reenter: true },
    JACK_IN: [
      { guard: 'drawn', target: '.speaking', actions: ['plugIn', 'tellEverything'], reenter: true },
      { target: '.quiet', actions: 'plugIn' },
    ],
    JACK_OUT: { target: 'off', actions: 'plugOut' },
  },
  states: { speaking, quiet, changing: { id: 'onChanging', ...changing } },
});

const off = voice.createStateConfig({
  id: 'off',
  initial: 'silent',
  on: {
    LANGUAGE: { target: '.changing', actions: 'keepLanguage', reenter: true },
  },
  states: {
    silent: {
      on: {
        LISTEN: { guard: 'steady', target: '#on', actions: 'tellEverything' },
        JACK_IN: [
          { guard: 'drawn', target: '#on', actions: ['plugIn', 'tellEverything'] },
          { target: '#onQuiet', actions: 'plugIn' },
        ],
        LEFT: { actions: 'forgetIdea' },
        SHOWN: [
          { guard: 'calls', target: 'calling', actions: ['keepIdea', 'hasCalled', 'tellIdea'] },
          { actions: 'keepIdea' },
        ],
      },
    },
    /** The screen calls, and is silent again: nobody has asked for the voice. */
    calling: {
      invoke: { ...utterance, onError: 'silent' },
      on: {
        TOUCH: 'silent',
        SAID: { target: 'silent', actions: 'fromTheTop' },
        LEFT: { target: 'silent', actions: 'forgetIdea' },
        LISTEN: { guard: 'steady', target: '#on', actions: 'tellEverything' },
        JACK_IN: { target: '#on', actions: ['plugIn', 'tellEverything'] },
      },
    },
    changing: {
      id: 'offChanging',
      invoke: {
        ...search,
        onDone: [{ guard: found, target: 'silent' }, { target: '#none' }],
        onError: '#unknown',
      },
      on: {
        LISTEN: { guard: 'steady', target: '#onChanging', actions: 'tellEverything' },
        JACK_IN: { target: '#onChanging', actions: ['plugIn', 'tellEverything'] },
      },
    },
  },
});

const voiceRegion = voice.createStateConfig({
  initial: 'looking',
  on: {
    SHOWN: { actions: 'keepIdea' },
    LEFT: { actions: 'forgetIdea' },
    VISIT: [newListener, { actions: 'keepVisit' }],
    NOBODY: { actions: ['forgetListener', 'rest'] },
    CALL: { actions: 'willCall' },
    LANGUAGE: { target: '.looking', actions: 'keepLanguage', reenter: true },
    JACK_IN: { actions: 'plugIn' },
    JACK_OUT: { actions: 'plugOut' },
  },
  states: {
    looking: {
      invoke: {
        ...search,
        onDone: [{ guard: found, target: 'ready' }, { target: 'none' }],
        onError: 'unknown',
      },
    },
    /** A headset may have been plugged in before there was anything to say. */
    ready: { always: [{ guard: 'inHeadset', target: 'on', actions: 'tellEverything' }, { target: 'off' }] },
    unknown: { id: 'unknown', after: { beforeLooking: 'looking' } },
    none: { id: 'none' },
    off,
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
  context: ({ input }) => ({ ...asBefore, language: input, output: 'loudspeaker', atRest: false }),
  states: { voice: voiceRegion, hand: handRegion },
});

export type VoiceSnapshot = SnapshotFrom<typeof voiceMachine>;

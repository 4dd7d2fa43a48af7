/**
 * The visit as the screen lives it, as one machine without React or DOM. The agent's `visit` is the truth, told by its
 * stream; the machine follows it and adds what only the screen knows: which information is read, who said "it is me",
 * what was answered and not yet sent, and whether anybody is still there.
 */
import type { SnapshotFrom } from 'xstate';
import { attention } from './attention.ts';
import * as between from './between-visits.ts';
import type { Answer, JourneyContext, JourneyInput } from './events.ts';
import { command, counter, idle, presence, settings, touch } from './regions.ts';
import { session } from './session.ts';
import { journey, newLook, newVisit } from './setup.ts';
import { witness } from './witness.ts';

interface Opening {
  context: JourneyContext;
  event: { output: Answer };
}

const opened = ({ event }: Opening): boolean => event.output.ok;

const takenByAnother = ({ event }: Opening): boolean =>
  !event.output.ok && event.output.code === 'screen-taken';

/** A page that was the screen and is unknown now lost its agent: a matter for the counter, not for its address. */
const neverPaired = ({ context, event }: Opening): boolean =>
  !event.output.ok && event.output.code === 'not-paired' && !context.wasOpen;

const tryAgain = { target: 'pause', actions: 'countAttempt' } as const;

/** Until the agent has let this page in. The patient sees calm words, then the truth. */
const connecting = journey.createStateConfig({
  id: 'connecting',
  type: 'parallel',
  entry: 'forgetTruth',
  states: {
    face: {
      initial: 'trying',
      states: {
        trying: { meta: { screen: 'connecting' }, always: { guard: 'tiredOfTrying', target: 'silent' } },
        silent: { meta: { screen: 'agentSilent' } },
      },
    },
    link: {
      initial: 'opening',
      states: {
        opening: {
          invoke: {
            src: 'openSession',
            onDone: [
              { guard: opened, target: '#open' },
              { guard: takenByAnother, target: '#screenTaken' },
              { guard: neverPaired, target: '#notPaired' },
              tryAgain,
            ],
            onError: tryAgain,
          },
          after: { openDeadline: tryAgain },
        },
        pause: { after: { betweenAttempts: 'opening' } },
      },
    },
  },
});

const open = journey.createStateConfig({
  id: 'open',
  type: 'parallel',
  invoke: [
    { src: 'agentStream', onError: '#connecting' },
    { src: 'idle', id: 'idle' },
  ],
  on: {
    STREAM_LOST: { target: '#connecting', actions: 'countAttempt' },
    REPLACED: '#screenTaken',
  },
  states: {
    // A region of its own: a region that hears AGENT_STATE would silence a handler of the parent.
    truth: { on: { AGENT_STATE: { actions: ['takeTruth', 'attemptsOver'] } } },
    journey: { initial: 'waiting', states: { ...between, session } },
    attention,
    settings,
    touch,
    idle,
    command,
    counter,
    presence,
    witness,
  },
});

function beginning(input: JourneyInput): JourneyContext {
  return {
    ...input,
    ...newLook,
    ...newVisit,
    firstNotices: input,
    agent: null,
    wasOpen: false,
    attempts: 0,
    used: false,
    visitId: null,
    ended: null,
    command: null,
    orders: [],
    unheard: false,
  };
}

export const journeyMachine = journey.createMachine({
  id: 'kiosk',
  initial: 'connecting',
  context: ({ input }) => beginning(input),
  states: {
    connecting,
    open,
    screenTaken: {
      id: 'screenTaken',
      entry: 'forgetTruth',
      meta: { screen: 'screenTaken' },
      on: { RETRY: '#connecting' },
    },
    notPaired: {
      id: 'notPaired',
      entry: 'forgetTruth',
      meta: { screen: 'notPaired' },
      on: { RETRY: '#connecting' },
    },
  },
});

export type JourneySnapshot = SnapshotFrom<typeof journeyMachine>;

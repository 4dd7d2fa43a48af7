/** The machine in a hand: an agent that tells what it is told to tell, fingers, and a clock that stands still. */
import type { AgentState, Language } from '@borne/kiosk-agent/contract';
import { createActor, fromCallback, fromPromise, SimulatedClock } from 'xstate';
import type {
  Answer,
  Command,
  JourneyContext,
  LanguageShown,
  Order,
  PatientEvent,
  StreamEvent,
} from '../src/journey/events.ts';
import { type JourneySnapshot, journeyMachine } from '../src/journey/machine.ts';
import { type ScreenName, screenOf } from '../src/journey/screen.ts';
import { notices } from './invented.ts';

export type Tap = PatientEvent['type'] | PatientEvent;

/** Here on the bare machine; the tests of the screens walk the same ways in a browser, with real touches. */
export interface Walker {
  screen: () => Promise<ScreenName>;
  tell: (...states: AgentState[]) => Promise<void>;
  /** What was told has reached the screen. */
  arrive: (screen: ScreenName) => Promise<void>;
  /** The screen goes to another page. */
  replace: () => Promise<void>;
  /** Each touch leaves the glass before the next one. */
  tap: (...taps: Tap[]) => Promise<void>;
  pass: (seconds: number) => Promise<void>;
}

export interface MachineWalker extends Walker {
  snapshot: () => JourneySnapshot;
  stop: () => void;
}

export interface WalkerAgent {
  /** To every attempt to open a session. */
  opening?: Answer;
  /** To every command; null: it never answers. */
  commands?: Answer | null;
  /** The page can be wiped. */
  wipes?: boolean;
}

const never = <Value>(): Promise<Value> => new Promise(() => undefined);
const answered = (answer: Answer | null): Promise<Answer> => (answer ? Promise.resolve(answer) : never());

/** A page that has just been opened; with an `opening` of `ok`, it waits for the agent's first state. */
export async function startWalker({
  opening = { ok: true },
  commands = null,
  wipes = false,
}: WalkerAgent = {}): Promise<MachineWalker> {
  const clock = new SimulatedClock();
  let stream: (event: StreamEvent) => void = () => undefined;
  const machine = journeyMachine.provide({
    actors: {
      openSession: fromPromise<Answer>(() => Promise.resolve(opening)),
      agentStream: fromCallback<StreamEvent>(({ sendBack }) => {
        stream = sendBack;
      }),
      sendCommand: fromPromise<Answer, Command | Order | null>(() => answered(commands)),
      sendOrder: fromPromise<Answer, Command | Order | null>(() => answered(commands)),
      tellPresence: fromPromise<Answer, JourneyContext['visitId']>(() => never()),
      loadLanguage: fromPromise<LanguageShown, Language>(() => never()),
      wipe: fromPromise<void>(() => (wipes ? Promise.resolve() : never())),
    },
    actions: { showFirstLanguage: () => undefined },
  });
  const actor = createActor(machine, { input: notices, clock });
  actor.start();
  await settled();
  const pass = async (seconds: number): Promise<void> => {
    clock.increment(seconds * 1000);
    await settled();
  };
  return {
    screen: async () => screenOf(actor.getSnapshot()),
    snapshot: () => actor.getSnapshot(),
    tell: async (...states) => {
      for (const state of states) stream({ type: 'AGENT_STATE', state });
      // A screen that moves under the finger is deaf for a moment.
      await pass(0.6);
    },
    arrive: async (screen) => {
      const here = screenOf(actor.getSnapshot());
      if (here !== screen) throw new Error(`the screen is ${here}, and not ${screen}`);
    },
    replace: async () => stream({ type: 'REPLACED' }),
    tap: async (...taps) => {
      for (const tap of taps) {
        actor.send({ type: 'TOUCH' });
        actor.send(typeof tap === 'string' ? ({ type: tap } as PatientEvent) : tap);
        await pass(0.6);
      }
    },
    pass,
    stop: () => {
      actor.stop();
    },
  };
}

/** Lets what was promised reach the machine. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

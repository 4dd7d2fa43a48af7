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

type Tap = PatientEvent['type'] | PatientEvent;

export interface Walker {
  screen(): ScreenName;
  snapshot(): JourneySnapshot;
  tell(...states: AgentState[]): void;
  /** The stream itself breaks, or goes to another page. */
  stream(event: StreamEvent): void;
  /** Each touch leaves the glass before the next one. */
  tap(...taps: Tap[]): void;
  pass(seconds: number): Promise<void>;
  stop(): void;
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
}: WalkerAgent = {}): Promise<Walker> {
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
    screen: () => screenOf(actor.getSnapshot()),
    snapshot: () => actor.getSnapshot(),
    tell: (...states) => {
      for (const state of states) stream({ type: 'AGENT_STATE', state });
      // A screen that moves under the finger is deaf for a moment.
      clock.increment(600);
    },
    stream: (event) => stream(event),
    tap: (...taps) => {
      for (const tap of taps) {
        actor.send({ type: 'TOUCH' });
        actor.send(typeof tap === 'string' ? ({ type: tap } as PatientEvent) : tap);
        clock.increment(600);
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

/** The machine alone, with a clock and an agent in the test's hand. */
import type { AgentState, FailureCode } from '@borne/kiosk-agent/contract';
import { createActor, fromCallback, fromPromise, SimulatedClock } from 'xstate';
import type {
  Answer,
  Command,
  JourneyContext,
  PatientEvent,
  StreamEvent,
} from '../../../kiosk-ui/src/journey/events.ts';
import { journeyMachine } from '../../../kiosk-ui/src/journey/machine.ts';
import { type ScreenName, screenOf } from '../../../kiosk-ui/src/journey/screen.ts';
import { notice } from '../states.ts';

type Tap = PatientEvent['type'] | PatientEvent;

export interface Kiosk {
  screen(): ScreenName;
  context(): JourneyContext;
  /** Every command sent, in order. */
  sent: Command[];
  presences: number[];
  /** Attempts to open a session. */
  openings(): number;
  show(...states: AgentState[]): void;
  stream(event: StreamEvent): void;
  /** Each tap is a touch, then its effect, then enough time for the hand to leave. */
  tap(...taps: Tap[]): void;
  /** The same gesture twice, faster than a decision. */
  doubleTap(tap: Tap): void;
  touch(): void;
  /** The voice begins or ends a sentence. */
  hear(): void;
  pass(seconds: number): void;
  /** Answers the last command. */
  answer(code?: FailureCode | 'unanswered'): Promise<void>;
  stop(): void;
}

interface Options {
  /** Answers to the attempts to open, in order; the last one stays. */
  openings?: (Answer | 'never')[];
}

const opened: Answer = { ok: true };

/** A kiosk whose page was let in and waits for its first state. */
export async function startKiosk({ openings = [opened] }: Options = {}): Promise<Kiosk> {
  const clock = new SimulatedClock();
  const sent: Command[] = [];
  const presences: number[] = [];
  let attempts = 0;
  let stream: (event: StreamEvent) => void = () => undefined;
  let resolveLast: (answer: Answer) => void = () => undefined;

  const actor = createActor(
    journeyMachine.provide({
      actors: {
        openSession: fromPromise<Answer>(() => {
          const answer = openings[Math.min(attempts, openings.length - 1)] ?? opened;
          attempts += 1;
          return answer === 'never' ? new Promise(() => undefined) : Promise.resolve(answer);
        }),
        agentStream: fromCallback<StreamEvent>(({ sendBack }) => {
          stream = sendBack;
          return () => {
            stream = () => undefined;
          };
        }),
        sendCommand: fromPromise<Answer, Command | null>(({ input }) => {
          if (input) sent.push(input);
          return new Promise((resolve) => {
            resolveLast = resolve;
          });
        }),
        tellPresence: fromPromise<Answer, JourneyContext['visitId']>(() => {
          presences.push(clock.now());
          return new Promise(() => undefined);
        }),
      },
    }),
    { input: { notice }, clock },
  );
  actor.start();

  const send = (tap: Tap): void => {
    actor.send({ type: 'TOUCH' });
    actor.send(typeof tap === 'string' ? ({ type: tap } as PatientEvent) : tap);
  };
  const pass = (seconds: number): void => clock.increment(seconds * 1000);
  const kiosk: Kiosk = {
    sent,
    presences,
    openings: () => attempts,
    screen: () => screenOf(actor.getSnapshot()),
    context: () => actor.getSnapshot().context,
    stream: (event) => stream(event),
    show: (...states) => {
      for (const state of states) stream({ type: 'AGENT_STATE', state });
    },
    tap: (...taps) => {
      for (const tap of taps) {
        send(tap);
        pass(0.6);
      }
    },
    doubleTap: (tap) => {
      send(tap);
      pass(0.3);
      send(tap);
    },
    touch: () => actor.send({ type: 'TOUCH' }),
    hear: () => actor.send({ type: 'HEARD' }),
    pass,
    answer: async (code) => {
      resolveLast(code ? { ok: false, code } : opened);
      await settled();
    },
    stop: () => {
      actor.stop();
    },
  };
  await settled();
  return kiosk;
}

/** Lets resolved promises reach the machine. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** The machine alone, with a clock, an agent and the words of the page in the test's hand. */
import type { AgentState, FailureCode, Language } from '@borne/kiosk-agent/contract';
import { createActor, fromCallback, fromPromise, SimulatedClock } from 'xstate';
import type {
  Answer,
  Command,
  JourneyContext,
  LanguageShown,
  Order,
  PatientEvent,
  ScreenWords,
  StreamEvent,
} from '../../../kiosk-ui/src/journey/events.ts';
import { followScreens } from '../../../kiosk-ui/src/journey/follow-screens.ts';
import { type JourneySnapshot, journeyMachine } from '../../../kiosk-ui/src/journey/machine.ts';
import { type ScreenName, screenOf } from '../../../kiosk-ui/src/journey/screen.ts';
import type { Journey } from '../../../kiosk-ui/src/parts/journey-context.tsx';
import { journeyShown } from '../../../kiosk-ui/src/parts/journey-shown.ts';
import { idle, notices } from '../states.ts';

export type Tap = PatientEvent['type'] | PatientEvent;

export interface Kiosk {
  screen(): ScreenName;
  context(): JourneyContext;
  snapshot(): JourneySnapshot;
  /** What the shell of the screen makes of it. */
  shell(): Journey;
  /** Every command sent, in order. */
  sent: Command[];
  /** Everything the counter was asked, in order. */
  orders: Order[];
  presences: number[];
  /** The languages that were asked for. */
  languages: Language[];
  /** How often the first language was put back on the page, and how often the page was wiped. */
  done: { firstLanguage: number; wipes: number };
  /** Attempts to open a session. */
  openings(): number;
  /** The agent tells these, and whoever looks has seen it: a screen that moves under the finger is deaf for a moment. */
  show(...states: AgentState[]): void;
  stream(event: StreamEvent): void;
  /** Each tap is a touch, then its effect, then enough time for the hand to leave. */
  tap(...taps: Tap[]): void;
  /** The same gesture twice, faster than a decision. */
  doubleTap(tap: Tap): void;
  touch(): void;
  /** The voice begins or ends a sentence. */
  hear(): void;
  /** The page has drawn a screen with so much to read and to hear. */
  draw(words: ScreenWords): void;
  pass(seconds: number): void;
  /** Answers the last command. */
  answer(code?: FailureCode | 'unanswered'): Promise<void>;
  /** The language asked for last is on the page; null: it cannot be had. */
  languageComes(shown: LanguageShown | null): Promise<void>;
  stop(): void;
}

interface Options {
  /** Answers to the attempts to open, in order; the last one stays. */
  openings?: (Answer | 'never')[];
  /** The answer to every order to the counter. */
  orders?: Answer | 'never';
  /** What becomes of each attempt to wipe the page, in order; the last one stays. */
  wipes?: ('done' | 'fails' | 'never')[];
}

/** In s: the hand leaves the glass. */
const gesture = 0.6;

const opened: Answer = { ok: true };
const never = <Value>(): Promise<Value> => new Promise(() => undefined);
const nth = <Value>(values: readonly Value[], at: number): Value | undefined =>
  values[Math.min(at, values.length - 1)];

/** A kiosk whose page was let in and waits for its first state. */
export async function startKiosk({
  openings = [opened],
  orders: orderAnswer = opened,
  wipes = ['done'],
}: Options = {}): Promise<Kiosk> {
  const clock = new SimulatedClock();
  const [sent, orders, presences, languages]: [Command[], Order[], number[], Language[]] = [[], [], [], []];
  const done = { firstLanguage: 0, wipes: 0 };
  let attempts = 0;
  let stream: (event: StreamEvent) => void = () => undefined;
  let resolveLast: (answer: Answer) => void = () => undefined;
  let bring: (shown: LanguageShown | null) => void = () => undefined;

  const machine = journeyMachine.provide({
    actors: {
      openSession: fromPromise<Answer>(() => {
        const answer = nth(openings, attempts) ?? opened;
        attempts += 1;
        return answer === 'never' ? never() : Promise.resolve(answer);
      }),
      agentStream: fromCallback<StreamEvent>(({ sendBack }) => {
        stream = sendBack;
        return () => {
          stream = () => undefined;
        };
      }),
      sendCommand: fromPromise<Answer, Command | Order | null>(({ input }) => {
        sent.push(input as Command);
        return new Promise((resolve) => {
          resolveLast = resolve;
        });
      }),
      sendOrder: fromPromise<Answer, Command | Order | null>(({ input }) => {
        orders.push(input as Order);
        return orderAnswer === 'never' ? never() : Promise.resolve(orderAnswer);
      }),
      tellPresence: fromPromise<Answer, JourneyContext['visitId']>(() => {
        presences.push(clock.now());
        return never();
      }),
      loadLanguage: fromPromise<LanguageShown, Language>(({ input }) => {
        languages.push(input);
        return new Promise((resolve, reject) => {
          bring = (shown) => (shown ? resolve(shown) : reject(new Error('no such words')));
        });
      }),
      wipe: fromPromise<void>(() => {
        const end = nth(wipes, done.wipes);
        done.wipes += 1;
        if (end === 'never') return never();
        return end === 'fails' ? Promise.reject(new Error('something is left')) : Promise.resolve();
      }),
    },
    actions: {
      showFirstLanguage: () => {
        done.firstLanguage += 1;
      },
    },
  });
  const actor = createActor(machine, { input: notices, clock });
  actor.start();
  followScreens(actor, () => clock.now());

  const touch = (): void => actor.send({ type: 'TOUCH', at: clock.now() });
  const send = (tap: Tap): void => {
    touch();
    actor.send(typeof tap === 'string' ? ({ type: tap } as PatientEvent) : tap);
  };
  const pass = (seconds: number): void => clock.increment(seconds * 1000);
  await settled();
  return {
    ...{ sent, orders, presences, languages, done, pass },
    openings: () => attempts,
    screen: () => screenOf(actor.getSnapshot()),
    context: () => actor.getSnapshot().context,
    snapshot: () => actor.getSnapshot(),
    shell: () => journeyShown(actor.getSnapshot(), () => undefined),
    stream: (event) => stream(event),
    show: (...states) => {
      for (const state of states) stream({ type: 'AGENT_STATE', state });
      pass(gesture);
    },
    tap: (...taps) => {
      for (const tap of taps) {
        send(tap);
        pass(gesture);
      }
    },
    doubleTap: (tap) => {
      send(tap);
      pass(0.3);
      send(tap);
    },
    touch,
    hear: () => actor.send({ type: 'HEARD', aloud: true }),
    draw: (words) => actor.send({ type: 'SCREEN_WORDS', ...words }),
    answer: (code) => {
      resolveLast(code ? { ok: false, code } : opened);
      return settled();
    },
    languageComes: (shown) => {
      bring(shown);
      return settled();
    },
    stop: () => {
      actor.stop();
    },
  };
}

/** Lets resolved promises reach the machine. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** The names of what was sent. */
export const named = (said: readonly { name: string }[]): string[] => said.map(({ name }) => name);

/** A kiosk whose agent has spoken: at rest, its welcome is on the screen. */
export async function restingKiosk(options: Options = {}): Promise<Kiosk> {
  const kiosk = await startKiosk(options);
  kiosk.show(idle);
  return kiosk;
}

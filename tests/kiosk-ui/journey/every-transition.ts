/**
 * Every transition that the chart declares, marked, so that a walk can tell which of them it has taken. The mark is an
 * act without effect, put into the machine of the walks alone.
 */
import { at, choosing, family, languageShown } from '../states.ts';
import { patientEvents } from './walk.ts';
import {
  type AnyEvent,
  delaysOf,
  listenToSteps,
  type Node,
  newPage,
  placeOf,
  type Snapshot,
  step,
  walkedMachine,
} from './walk-node.ts';

type StateNode = (typeof walkedMachine)['root'];
interface Marked {
  actions: readonly unknown[];
}

const mark = 'walked ';

export interface Tour {
  /** All transitions: state, event, and which of several ways. */
  declared: ReadonlySet<string>;
  taken: Set<string>;
}

/** Must be called before anything is walked. */
export function markTransitions(): Tour {
  const declared = new Set<string>();
  for (const state of statesOf(walkedMachine.root)) {
    const named: [string, readonly Marked[]][] = [
      ...[...state.transitions].map(([event, ways]): [string, readonly Marked[]] => [event, ways]),
      ['always', state.always ?? []],
    ];
    for (const [event, ways] of named)
      for (const [at, way] of ways.entries()) declared.add(marked(way, `${state.id} ${event} ${at}`));
  }
  const taken = new Set<string>();
  listenToSteps((act) => {
    if (act.startsWith(mark)) taken.add(act.slice(mark.length));
  });
  return { declared, taken };
}

/** Once: the files that one process runs share this machine. */
function marked(way: Marked, name: string): string {
  const act = { type: mark + name };
  if (!way.actions.some((known) => isMark(known, act.type))) way.actions = [...way.actions, act];
  return name;
}

const isMark = (known: unknown, type: string): boolean =>
  typeof known === 'object' && known !== null && 'type' in known && known.type === type;

/** The state itself, and all within it. */
export function statesOf(state: StateNode): StateNode[] {
  return [state, ...Object.values(state.states).flatMap(statesOf)];
}

const connecting = 'kiosk.connecting.link.opening';
const failing = (code: string): AnyEvent => done(connecting, { ok: false, code });
const letIn = done(connecting, { ok: true });

function done(place: string, output?: unknown): AnyEvent {
  return { type: `xstate.done.actor.0.${place}`, output };
}
function failed(place: string): AnyEvent {
  return { type: `xstate.error.actor.0.${place}`, error: new Error('it failed') };
}

const touch: AnyEvent = { type: 'TOUCH' };
const presence = 'kiosk.open.presence.telling';
const loading = 'kiosk.open.settings.language.loading';
const pick: AnyEvent = { type: 'PICK_LANGUAGE', language: 'ar' };
const larger: AnyEvent = { type: 'SET_DISPLAY', change: { size: 'large' } };
const order = 'kiosk.open.counter.sending';
const command = 'kiosk.open.command.sending';
const lost: AnyEvent = { type: 'STREAM_LOST' };
const taps = (...types: string[]): AnyEvent[] => types.map((type) => ({ type }));

/** What goes on beside the journey, and what comes before it. */
const besides: readonly (readonly AnyEvent[])[] = [
  [lost, failing('unanswered'), ...taps('betweenAttempts'), failed(connecting)],
  [lost, ...taps('openDeadline')],
  [lost, ...Array.from({ length: 12 }, () => [failing('unanswered'), ...taps('betweenAttempts')]).flat()],
  [lost, failing('screen-taken'), ...taps('RETRY')],
  [{ type: 'REPLACED' }, ...taps('RETRY')],
  [lost, letIn, ...taps('firstState')],
  [failed('open')],
  [touch, done(presence), ...taps('presencePause')],
  [touch, failed(presence)],
  [touch, ...taps('presenceDeadline')],
  [...taps('LANGUAGE'), pick, done(loading, languageShown)],
  [...taps('LANGUAGE'), pick, failed(loading)],
  [...taps('LANGUAGE'), pick, ...taps('languageDeadline')],
  ...['CANCEL', 'HELP'].flatMap((out) => [taps('LANGUAGE', out), taps('DISPLAY', out)]),
  taps('LANGUAGE', 'DISPLAY', 'LANGUAGE', 'LANGUAGE', 'DISPLAY', 'DISPLAY'),
  [...taps('DISPLAY'), larger, ...taps('CANCEL', 'IDLE')],
  [...taps('HELP'), failed(order)],
  [...taps('HELP'), done(order, { ok: false, code: 'unanswered' })],
  taps('HELP', 'orderDeadline'),
  [failed(command)],
  taps('commandDeadline'),
];

/**
 * From one node of each place, every event that may come, once; and the tours beside the journey. It ends as soon as
 * nothing is left to take: only a transition that no way takes has all of them walked.
 */
export function tourAround(nodes: readonly Node[], tour: Tour): void {
  go(newPage(), [failing('not-paired'), ...taps('RETRY')]);
  const places = Map.groupBy(nodes, ({ snapshot }) => placeOf(snapshot) + attentionOf(snapshot));
  for (const [first] of places.values()) {
    if (tour.taken.size === tour.declared.size) return;
    if (first) tourFrom(first.snapshot);
  }
}

const manyHolders: AnyEvent = { type: 'AGENT_STATE', state: at(choosing(family(8))) };

function tourFrom(stop: Snapshot): void {
  oneStep(stop);
  for (const tour of besides) go(stop, tour);
  go(stop, [manyHolders, ...taps('PAGE_NEXT', 'PAGE_BACK')]);
}

const attentionOf = ({ value }: Snapshot): string =>
  typeof value === 'object' && 'open' in value ? JSON.stringify(value.open.attention) : '';

function oneStep(snapshot: Snapshot): void {
  const events: AnyEvent[] = [
    ...patientEvents,
    ...taps('TOUCH', 'HEARD', 'IDLE'),
    { type: 'SCREEN_WORDS', words: 30, audioMs: 9_000 },
    { type: 'SCREEN_SHOWN', screen: 'help', at: 9_000 },
    ...delaysOf(snapshot).map((type) => ({ type })),
    failed('wiping'),
  ];
  for (const event of events) step(snapshot, event);
}

/** A delay is named by its end: `openDeadline` is the one that runs under that name. */
function go(from: Snapshot, tour: readonly AnyEvent[]): void {
  let snapshot = from;
  for (const event of tour) {
    const delay = delaysOf(snapshot).find((type) => type.includes(`.${event.type}.`));
    snapshot = step(snapshot, delay ? { type: delay } : event);
    const gesture = delaysOf(snapshot).find((type) => type.includes('sameGesture'));
    if (gesture) snapshot = step(snapshot, { type: gesture });
  }
}

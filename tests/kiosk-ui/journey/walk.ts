/**
 * Every state that the screen can reach, walked on the bare machine. Physical truth matters (journey.md §5): the agent
 * moves only where its card, its server, the counter and what the screen has sent allow (agent-model.ts). What the
 * counter is asked is answered at once, and a hand rests after each tap: random-hand.test.ts has those that do not.
 */
import type { AgentState, Regime } from '@borne/kiosk-agent/contract';
import { type Command, type PatientEvent, plainTaps } from '../../../kiosk-ui/src/journey/events.ts';
import { messageOf } from '../../../kiosk-ui/src/journey/view.ts';
import type { MessageKey } from '../../../kiosk-ui/src/text/message.ts';
import { hear, type Model, movesOf, newModel } from './agent-model.ts';
import { interrupts, isInterrupted, isWalkedOn, keepsItsPlace } from './walk-bounds.ts';
import {
  delaysOf,
  isClear,
  type Node,
  newPage,
  node,
  reopened,
  rested,
  type Snapshot,
  step,
} from './walk-node.ts';

export type { Node } from './walk-node.ts';

export interface Edge {
  from: Node;
  to: Node;
  /** patient: a tap. card: a hand at the slot. agent: the machine behind. staff: the counter. time: a delay has passed. */
  by: 'patient' | 'card' | 'agent' | 'staff' | 'time';
  what: string;
  /** The command that this very step has sent. */
  sent: Command['name'] | null;
}

export interface Walk {
  start: Node;
  nodes: Node[];
  edges: Edge[];
}

const nodesMax = 30_000;

export function walk(regime: Regime): Walk {
  const start = startOf(regime);
  const nodes = new Map([[start.key, start]]);
  const edges: Edge[] = [];
  for (const from of nodes.values()) {
    for (const { to, by, what } of isWalkedOn(from) ? waysFrom(from) : []) {
      const known = nodes.get(to.key) ?? to;
      nodes.set(known.key, known);
      edges.push({ from, to: known, by, what, sent: sentBetween(from, to) });
    }
    if (nodes.size > nodesMax) throw new Error('the walk does not end');
  }
  return { start, nodes: [...nodes.values()], edges };
}

function sentBetween({ snapshot: before }: Node, { snapshot: after }: Node): Command['name'] | null {
  const { command } = after.context;
  return command === before.context.command ? null : (command?.name ?? null);
}

/** The page was let in and has heard of a kiosk at rest. */
export function startOf(regime: Regime): Node {
  const model = newModel(regime);
  return node(reopened(newPage(), model), model);
}

/** What the screen has sent reaches the agent; what the counter is asked is answered at once. */
function settle(before: Snapshot, after: Snapshot, heardBefore: Model): Node {
  let [snapshot, model] = [after, heardBefore];
  const { command } = snapshot.context;
  if (command && command !== before.context.command) model = hear(model, command);
  if (model.state !== heardBefore.state)
    snapshot = step(snapshot, { type: 'AGENT_STATE', state: model.state });
  for (let [order] = snapshot.context.orders; order; [order] = snapshot.context.orders) {
    model = hear(model, order);
    snapshot = step(snapshot, {
      type: 'xstate.done.actor.0.kiosk.open.counter.sending',
      output: { ok: true },
    });
    snapshot = step(snapshot, { type: 'AGENT_STATE', state: model.state });
  }
  return node(rested(answered(snapshot, model)), model);
}

/** A command is answered once everything that comes of it was told. */
function answered(snapshot: Snapshot, { last }: Model): Snapshot {
  return snapshot.context.command !== null && last === null ? step(snapshot, commandEnd(true)) : snapshot;
}

const commandEnd = (ok: boolean) => ({
  type: 'xstate.done.actor.0.kiosk.open.command.sending',
  output: ok ? { ok } : { ok, code: 'unanswered' },
});

interface Way {
  to: Node;
  by: Edge['by'];
  what: string;
}

function waysFrom(from: Node): Way[] {
  return [...taps(from), ...modelWays(from), ...commandEnds(from), ...timeWays(from)].filter(
    ({ to, what }) =>
      to.key !== from.key &&
      (isInterrupted(from) || !interrupts.has(what) || !keepsItsPlace.includes(to.screen)),
  );
}

/** Looking at the language or the display changes nothing of the journey: settings.test.ts walks them. */
const walkedApart: ReadonlySet<string> = new Set(['LANGUAGE', 'DISPLAY']);

export const patientEvents: PatientEvent[] = [
  ...plainTaps.map((type) => ({ type })),
  ...[0, 1].map((index) => ({ type: 'PICK', index }) as const),
];

function taps(from: Node): Way[] {
  return patientEvents
    .filter(({ type }) => !walkedApart.has(type) && isHeard(from.snapshot, type))
    .map((event) => {
      const tapped = step(from.snapshot, event);
      return {
        to: withoutHelpLeft(settle(from.snapshot, tapped, from.model)),
        by: 'patient',
        what: event.type,
      };
    });
}

/** A call for help that still stands when the screen is shown again: assisted.test.ts looks at those. */
function withoutHelpLeft(to: Node): Node {
  const { assistance } = to.agent;
  const inHelp = to.screen === 'help' || to.screen === 'helpNoAnswer';
  if (assistance.call?.kind !== 'help' || inHelp) return to;
  const state: AgentState = { ...to.agent, assistance: { ...assistance, call: null } };
  return node(rested(step(to.snapshot, { type: 'AGENT_STATE', state })), { ...to.model, state });
}

/** Leaves out what no state of the journey or of its interruptions listens to. */
function isHeard({ _nodes }: Snapshot, type: PatientEvent['type']): boolean {
  return _nodes.some((state) => state.id !== 'listening' && eventsOf(state).has(type));
}

type StateNode = Snapshot['_nodes'][number];
const heardBy = new Map<StateNode, ReadonlySet<string>>();

function eventsOf(state: StateNode): ReadonlySet<string> {
  const events = heardBy.get(state) ?? new Set<string>(state.ownEvents);
  heardBy.set(state, events);
  return events;
}

function modelWays(from: Node): Way[] {
  return movesOf(from.model).map(({ by, what, to: model }) => {
    const told = step(from.snapshot, { type: 'AGENT_STATE', state: model.state });
    return { to: withoutHelpLeft(settle(from.snapshot, told, model)), by, what };
  });
}

function commandEnds(from: Node): Way[] {
  if (from.snapshot.context.command === null) return [];
  return [true, false].map((ok) => ({
    to: settle(from.snapshot, step(from.snapshot, commandEnd(ok)), ok ? from.model : unheard(from.model)),
    by: 'agent',
    what: `command ${ok ? 'answered' : 'lost'}`,
  }));
}

/** A lost answer leaves in doubt whether the agent has heard; of a decision it must be taken that it has. */
function unheard(model: Model): Model {
  const stages = [model.state.visit.stage, model.former?.stage];
  const isBegun = stages.includes('papers') || stages.includes('checking');
  const isDecision = model.last?.name === 'consent' || model.last?.name === 'closure';
  return isBegun || isDecision ? model : { ...model, last: null };
}

/** What passes with the command has its own ways (`commandEnds`); the connection is walked in connection.test.ts. */
const notWalked = /commandDeadline|firstState/;

const wiped = 'xstate.done.actor.0.wiping';

/** Every delay that runs here may pass, and nobody may stir. A page may be cut off from its agent at any moment. */
function timeWays(from: Node): Way[] {
  const events = [
    ...delaysOf(from.snapshot).filter((type) => !notWalked.test(type)),
    'IDLE',
    ...(from.screen === 'wiping' ? [wiped] : []),
  ];
  const passed = events.map((type): Way => {
    const next = settle(from.snapshot, step(from.snapshot, { type }), from.model);
    return { to: withoutHelpLeft(next), by: type.startsWith('xstate.done') ? 'agent' : 'time', what: type };
  });
  // In the wake of a command: connection.test.ts.
  if (!isClear(from) || from.agent.visit.stage === 'suspended' || from.model.last) return passed;
  const lost = step(from.snapshot, { type: 'STREAM_LOST' });
  const back = node(reopened(lost, from.model), { ...from.model, last: null });
  return [...passed, { to: withoutHelpLeft(back), by: 'agent', what: 'connection lost and found' }];
}

export interface Still {
  value: Snapshot['value'];
  context: Snapshot['context'];
}

/** One state of the machine, as JSON, for each text that the walk has met; some texts need a fault (gallery/ways). */
export function snapshotsByScreen(regime: Regime): Partial<Record<MessageKey, Still>> {
  const { nodes } = walk(regime);
  const stills = nodes.map(({ screen, snapshot: { value, context } }) => {
    return [messageOf(screen, context), { value, context }] as const;
  });
  // The first way to a text is the shortest.
  return Object.fromEntries(stills.toReversed());
}

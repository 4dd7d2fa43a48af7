/**
 * Every state the screen can reach, walked on the bare machine. Physical truth matters (journey.md §5): the agent in this
 * model moves only where its card, its server and what the screen has sent allow, so no path is walked that cannot be.
 */
import type { AgentState, Regime, Visit } from '@borne/kiosk-agent/contract';
import { type EventFromLogic, initialTransition, type SnapshotFrom, transition } from 'xstate';
import { type Command, type PatientEvent, plainTaps } from '../../../kiosk-ui/src/journey/events.ts';
import { journeyMachine } from '../../../kiosk-ui/src/journey/machine.ts';
import { type ScreenName, screenOf } from '../../../kiosk-ui/src/journey/screen.ts';
import {
  at,
  checking,
  choosing,
  creating,
  deciding,
  family,
  finished,
  idle,
  notice,
  offline,
  otherVisitId,
  printed,
  printing,
  reading,
  refused,
  visitId,
} from '../states.ts';

type Snapshot = SnapshotFrom<typeof journeyMachine>;
type MachineEvent = EventFromLogic<typeof journeyMachine>;

export interface Node {
  key: string;
  snapshot: Snapshot;
  screen: ScreenName;
  agent: AgentState;
  sent: Sent;
  /** Screens seen since this visit began. */
  seen: ReadonlySet<ScreenName>;
  /** Visits begun so far: two are enough to see what one leaves to the next. */
  visits: number;
}

/** What the agent has heard in this visit, as far as it decides where the agent may go. */
export interface Sent {
  last: Command['name'] | null;
  /** The consents since the holder was last confirmed, each different one once. */
  consents: string[];
}

export interface Edge {
  from: Node;
  to: Node;
  /** patient: a tap. card: put in or pulled out. agent: the machine behind. time: a delay has passed. */
  by: 'patient' | 'card' | 'agent' | 'time';
  what: string;
}

export interface Walk {
  nodes: Node[];
  edges: Edge[];
}

const nodesMax = 60_000;

export function walk(regime: Regime): Walk {
  const first = start(regime);
  const nodes = new Map([[first.key, first]]);
  const edges: Edge[] = [];
  for (const from of nodes.values()) {
    for (const { to, by, what } of waysFrom(from)) {
      const known = nodes.get(to.key) ?? to;
      nodes.set(known.key, known);
      edges.push({ from, to: known, by, what });
    }
    if (nodes.size > nodesMax) throw new Error('the walk does not end');
  }
  return { nodes: [...nodes.values()], edges };
}

function start(regime: Regime): Node {
  const [created] = initialTransition(journeyMachine, { notice });
  const opened = { type: 'xstate.done.actor.0.kiosk.connecting.link.opening', output: { ok: true } };
  const [open] = transition(journeyMachine, created, opened as MachineEvent);
  const agent: AgentState = { ...idle, kiosk: { siteName: 'Pharmacie des Tilleuls', regime } };
  const [told] = transition(journeyMachine, open, { type: 'AGENT_STATE', state: agent });
  return node(told, agent, { sent: nothing, seen: new Set(), visits: 0 });
}

type Memory = Pick<Node, 'sent' | 'seen' | 'visits'>;

function node(snapshot: Snapshot, agent: AgentState, memory: Memory): Node {
  const screen = screenOf(snapshot);
  const { sent, seen, visits } =
    agent.visit.stage === 'none' ? forget(memory) : remember(snapshot, screen, agent.visit.visitId, memory);
  const { confirmed, picked, breakGlassConsent, emergencyCallConsent, ended, holdersPage } = snapshot.context;
  const parts = [snapshot.value, agent, sent, [...seen].toSorted(), visits, ended];
  const answers = [confirmed, picked, breakGlassConsent, emergencyCallConsent, holdersPage];
  return { key: JSON.stringify([parts, answers]), snapshot, screen, agent, sent, seen, visits };
}

const decisive: readonly ScreenName[] = [
  'explainWhat',
  'explainWho',
  'explainNever',
  'decide',
  'emergencyChoice',
  'samuChoice',
  'review',
];

const nothing: Sent = { last: null, consents: [] };

/** Only what the invariants ask about is remembered: the walk would not end otherwise. */
function remember(snapshot: Snapshot, screen: ScreenName, visit: string, memory: Memory): Memory {
  const { command } = snapshot.context;
  const isOurs = command?.body.visitId === visit;
  const { sent, seen, visits } = memory;
  if (isOurs && command.name === 'consent') return { sent: heard(sent, command), seen: new Set(), visits };
  return {
    sent: isOurs ? heard(sent, command) : sent,
    seen: decisive.includes(screen) ? new Set([...seen, screen]) : seen,
    visits,
  };
}

function forget({ visits }: Memory): Memory {
  return { sent: nothing, seen: new Set(), visits };
}

function heard({ consents }: Sent, { name, body }: Command): Sent {
  if (name === 'holder') return { last: name, consents: [] };
  const isNew = name === 'consent' && !consents.includes(JSON.stringify(body));
  return { last: name, consents: isNew ? [...consents, JSON.stringify(body)] : consents };
}

interface Way {
  to: Node;
  by: Edge['by'];
  what: string;
}

function waysFrom(from: Node): Way[] {
  return [...taps(from), ...agentWays(from), ...cardWays(from), ...timeWays(from)].filter(
    ({ to }) => to.key !== from.key,
  );
}

function taps(from: Node): Way[] {
  const events: PatientEvent[] = [
    ...plainTaps.map((type) => ({ type })),
    ...[0, 1].map((index) => ({ type: 'PICK', index }) as const),
  ];
  return events
    .filter(({ type }) => isHeard(from.snapshot, type))
    .map((event) => {
      const [tapped] = transition(journeyMachine, from.snapshot, event);
      // The hand leaves the screen before it touches again: decision.test.ts and ending.test.ts have the hand that does not.
      const rested = delaysOf(tapped)
        .filter((type) => type.includes('sameGesture'))
        .reduce(
          (snapshot, type) => transition(journeyMachine, snapshot, { type } as MachineEvent)[0],
          tapped,
        );
      return { to: node(rested, from.agent, from), by: 'patient', what: event.type };
    });
}

/** Leaves out what no state of the journey or of its interruptions listens to. */
function isHeard(snapshot: Snapshot, type: PatientEvent['type']): boolean {
  return snapshot._nodes.some(({ id, ownEvents }) => id !== 'listening' && ownEvents.includes(type));
}

function agentWays(from: Node): Way[] {
  const told = agentMoves(from).map((visit) => tell(from, { ...from.agent, visit }, 'agent', visit.stage));
  return [...told, ...commandEnds(from)];
}

const cardProblem: Visit = { stage: 'card-problem', visitId, problem: 'mute' };

/** Where the agent may go from here (kiosk-agent/src/visit/visit.ts), given what the screen has sent. */
function agentMoves({ agent, sent, visits }: Node): Visit[] {
  const { visit } = agent;
  const was = (name: Command['name']): boolean => sent.last === name;
  const leave: Visit[] = was('end') || agent.slot !== 'occupied' ? [{ stage: 'none' }] : [];
  // Of the second visit only its beginning is of interest: what the first one left.
  if (visits === 2 && visit.stage !== 'reading') return leave;
  switch (visit.stage) {
    case 'reading':
      return [choosing(), choosing(family(2)), cardProblem].map(own(visit));
    case 'choosing':
      return (was('holder') ? [checking] : leave).map(own(visit));
    case 'checking':
      return [deciding(), deciding('none', true), deciding('open'), offline].map(own(visit));
    case 'offline':
      return (was('holder') ? [checking] : leave).map(own(visit));
    case 'deciding':
      if (was('consent')) return [own(visit)(creating)];
      return was('refusal') ? [own(visit)(refused)] : leave;
    case 'creating':
      if (agent.slot !== 'occupied') return [printing, finished('unknown'), ...leave].map(own(visit));
      return [printing, finished('unknown'), finished('refused'), offline, deciding('requested')].map(
        own(visit),
      );
    case 'printing':
      return [printed, { ticket: 'unknown', printer: 'mute' } as const].map((ticket) =>
        own(visit)(finished('created', ticket)),
      );
    case 'finished':
      return was('ticket') ? [own(visit)(printing)] : leave;
    default:
      return leave;
  }
}

/** The same visit, whoever it is. */
function own(visit: Exclude<Visit, { stage: 'none' }>): (next: Visit) => Visit {
  return (next) => (next.stage === 'none' ? next : { ...next, visitId: visit.visitId });
}

function commandEnds(from: Node): Way[] {
  const type = 'xstate.done.actor.0.kiosk.open.command.sending';
  const answers = [{ ok: true }, { ok: false, code: 'unanswered' }];
  return answers.flatMap((output) => send(from, { type, output }, 'agent'));
}

const carriedOut: readonly Visit['stage'][] = ['creating', 'printing'];

function cardWays(from: Node): Way[] {
  const { agent } = from;
  if (agent.slot === 'occupied') {
    const visit: Visit = carriedOut.includes(agent.visit.stage) ? agent.visit : { stage: 'none' };
    return [tell(from, { ...agent, slot: 'empty', visit }, 'card', 'pulled out')];
  }
  if (agent.visit.stage !== 'none' || from.visits === 2) return [];
  const begun = from.visits === 0 ? reading : { ...reading, visitId: otherVisitId };
  const forgotten: Node = { ...from, sent: nothing, seen: new Set(), visits: from.visits + 1 };
  return [tell(forgotten, at(begun, { kiosk: agent.kiosk }), 'card', 'put in')];
}

/** Every delay that runs here may pass. */
function timeWays(from: Node): Way[] {
  return delaysOf(from.snapshot).flatMap((type) => send(from, { type }, 'time'));
}

function delaysOf(snapshot: Snapshot): string[] {
  return snapshot._nodes.flatMap(({ after }) => after.map(({ eventType }) => eventType));
}

function send(from: Node, event: { type: string; output?: unknown }, by: Edge['by']): Way[] {
  const [next] = transition(journeyMachine, from.snapshot, event as MachineEvent);
  return [{ to: node(next, from.agent, from), by, what: event.type }];
}

function tell(from: Node, agent: AgentState, by: Edge['by'], what: string): Way {
  const [next] = transition(journeyMachine, from.snapshot, { type: 'AGENT_STATE', state: agent });
  return { to: node(next, agent, from), by, what };
}

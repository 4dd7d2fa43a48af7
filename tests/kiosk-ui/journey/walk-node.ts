/** One state of a walk: a snapshot of the bare machine beside the agent that it knows, and what makes two of them one. */
import type { AgentState } from '@borne/kiosk-agent/contract';
import { type EventFromLogic, initialTransition, type SnapshotFrom, transition } from 'xstate';
import { journeyMachine } from '../../../kiosk-ui/src/journey/machine.ts';
import { type ScreenName, screenOf } from '../../../kiosk-ui/src/journey/screen.ts';
import { notices } from '../states.ts';
import type { Model } from './agent-model.ts';

export type Snapshot = SnapshotFrom<typeof journeyMachine>;
export type MachineEvent = EventFromLogic<typeof journeyMachine>;

export interface Node {
  key: string;
  snapshot: Snapshot;
  screen: ScreenName;
  model: Model;
  agent: AgentState;
}

/** The walks' own, which every-transition.ts may mark: nothing is put into the machine that the other tests share. */
export const walkedMachine = journeyMachine.provide({});

/** Nobody has let this page in yet. */
export const newPage = (): Snapshot => initialTransition(walkedMachine, notices)[0];

/** Whatever the page knew, it was let in again and hears how things stand. */
export function reopened(lost: Snapshot, { state }: Model): Snapshot {
  const letIn = 'xstate.done.actor.0.kiosk.connecting.link.opening';
  const open = step(lost, { type: letIn, output: { ok: true } });
  return step(open, { type: 'AGENT_STATE', state });
}

export type AnyEvent = { type: string; [key: string]: unknown };

/** Called with every act of every step (every-transition.ts counts those that it has put into the machine). */
let listener: (act: string) => void = () => undefined;
export const listenToSteps = (next: typeof listener): void => {
  listener = next;
};

export function step(snapshot: Snapshot, event: AnyEvent): Snapshot {
  const [next, acts] = transition(walkedMachine, snapshot, event as MachineEvent);
  for (const { type } of acts) listener(type);
  return next;
}

/** The hand leaves the screen before it touches again. */
export function rested(snapshot: Snapshot): Snapshot {
  const gesture = delaysOf(snapshot).find((type) => type.includes('sameGesture'));
  return gesture ? step(snapshot, { type: gesture }) : snapshot;
}

export function node(snapshot: Snapshot, model: Model): Node {
  const key = JSON.stringify([
    snapshot.value,
    whatMatters(snapshot),
    model.visits,
    ...agentMatters(snapshot, model),
  ]);
  return { key, snapshot, screen: screenOf(snapshot), model, agent: model.state };
}

/** What the machine remembers and may still act upon here: two states that differ in nothing else are one. */
function whatMatters({ value, context }: Snapshot): unknown[] {
  const { command, ended, visitId, used, paper, agent } = context;
  const isEnded = agent?.visit.stage !== 'none' && agent?.visit.visitId === ended;
  const always = [command?.name, isEnded, used && visitId, used];
  if (isOnTheWayOut(value)) return [...always, paper];
  const { confirmed, picked, holdersPage, understood, quizMisses, decision } = context;
  const { breakGlassConsent, emergencyCallConsent } = context;
  const text = JSON.stringify(value);
  const mayChange = text.includes('"deciding"') && decision === null;
  const choices = mayChange ? [breakGlassConsent, emergencyCallConsent] : [];
  const misses = text.includes('"explain"') && understood === false ? quizMisses : null;
  return [
    ...always,
    confirmed,
    picked,
    holdersPage,
    understood,
    misses,
    choices,
    decision?.name,
    whoStandsThere(context),
  ];
}

/** Said to the agent with the holder, and of no use after. */
function whoStandsThere({ as, agent }: Snapshot['context']): string | null {
  return ['choosing', 'papers', 'checking', 'offline', 'suspended'].includes(agent?.visit.stage ?? '')
    ? as
    : null;
}

function agentMatters({ value, context }: Snapshot, { state, former, last, consents }: Model): unknown[] {
  // A sheet and a number that were asked for are of use on those screens alone.
  const { call, explained } = state.assistance;
  const seen = [state.visit, state.slot, state.outOfService, call, context.understood === false && explained];
  if (!isOnTheWayOut(value)) return [seen, former, last?.name, heardOf(last), consents.length];
  return [state.visit.stage, former?.stage, state.slot, state.paper?.state, last?.name, heardOf(last)];
}

/** Of a command only this decides where the agent goes. */
function heardOf(last: Model['last']): unknown {
  if (last?.name === 'holder') return [last.body.as, last.body.index];
  return last?.name === 'ticket' || last?.name === 'paper' ? last.body.on : null;
}

/** At the number for the counter or at the last sheet nothing of the decision can be come back to. */
function isOnTheWayOut(value: Snapshot['value']): boolean {
  const text = JSON.stringify(value);
  return text.includes('"receipt"') || text.includes('"onTheWayOut":"handOver"');
}

/** Where the journey stands, whatever is laid over it. */
export function placeOf({ value }: Snapshot): string {
  return JSON.stringify(typeof value === 'object' && 'open' in value ? value.open.journey : value);
}

/** Nothing is laid over the journey but, perhaps, a setting of the screen. */
export const isClear = ({ snapshot }: Pick<Node, 'snapshot'>): boolean =>
  snapshot.matches({ open: { attention: 'clear' } });

export function delaysOf(snapshot: Snapshot): string[] {
  return snapshot._nodes.flatMap(({ after }) => after.map(({ eventType }) => eventType));
}

/** What to say to the agent, from what the screen knows; null when it knows too little to say it. Pure. */
import type { HandOverReason, VisitId } from '@borne/kiosk-agent/contract';
import type { Command, Decision, JourneyContext, Order } from './events.ts';
import { shownSoFar } from './shown.ts';
import { callOf, capabilities, holderShown, shownVisit } from './truth.ts';

export function holderCommand(context: JourneyContext): Command | null {
  const holder = holderShown(context);
  if (!context.visitId || !holder) return null;
  return { name: 'holder', body: { visitId: context.visitId, index: holder.index, as: context.as } };
}

/** The yes, with everything that it rests on. Null as long as one part of it is missing. */
export function consentDecision(context: JourneyContext): Decision | null {
  const { visitId, notice, language, understood, breakGlassConsent, emergencyCallConsent } = context;
  const mayWrite = ['opens', 'reopens'].includes(capabilities(context).yes ?? '');
  if (!visitId || !mayWrite || !context.confirmed || !understood) return null;
  if (breakGlassConsent === null || emergencyCallConsent === null) return null;
  const consent = { notice, language, understood, breakGlassConsent, emergencyCallConsent };
  const told = { shown: shownSoFar(context), misses: context.missed };
  return { name: 'consent', body: { visitId, consent, ...told } };
}

export function closureDecision(context: JourneyContext): Decision | null {
  const { visitId, closureNotice: notice, language, confirmed } = context;
  if (!visitId || !confirmed || capabilities(context).close !== 'closes') return null;
  return { name: 'closure', body: { visitId, notice, language, shown: shownSoFar(context) } };
}

export function refusalCommand({ visitId, notice }: JourneyContext): Command | null {
  return visitId === null ? null : { name: 'refusal', body: { visitId, notice } };
}

export function reconsiderCommand({ visitId }: JourneyContext): Command | null {
  return visitId === null ? null : { name: 'reconsider', body: { visitId } };
}

export function ticketCommand({ visitId, language }: JourneyContext, on: 'paper' | 'screen'): Command | null {
  return visitId === null ? null : { name: 'ticket', body: { visitId, on, language } };
}

export function paperCommand(context: JourneyContext, on: 'paper' | 'screen'): Command | null {
  const { paper, language } = context;
  return paper === null
    ? null
    : { name: 'paper', body: { visitId: servedVisit(context), paper, on, language } };
}

export function endCommand({ visitId }: JourneyContext): Command | null {
  return visitId === null ? null : { name: 'end', body: { visitId } };
}

export function callOrder(context: JourneyContext, kind: 'help' | 'explanation'): Order {
  return { name: 'call', body: { kind, visitId: servedVisit(context) } };
}

/** Whoever was called for something else comes all the same. */
export function withdrawOrder(context: JourneyContext, kind: 'help' | 'explanation'): Order {
  return { name: 'withdraw', body: { kind, visitId: servedVisit(context) } };
}

/** Whoever stands beside the patient steps back; null: they look at papers, which only the counter ends. */
export function stepBackOrder(context: JourneyContext): Order | null {
  const kind = callOf(context)?.kind;
  return kind === 'help' || kind === 'explanation' ? withdrawOrder(context, kind) : null;
}

/** Somebody is called to explain, or the call is on its way. */
export function isToExplain(context: JourneyContext): boolean {
  const onItsWay = context.orders.some((order) => order.name === 'call' && order.body.kind === 'explanation');
  return onItsWay || callOf(context)?.kind === 'explanation';
}

export function handOverOrder(context: JourneyContext, reason: HandOverReason): Order | null {
  const visitId = servedVisit(context);
  return visitId === null ? null : { name: 'hand-over', body: { visitId, reason } };
}

/** Why a visit that cannot go on is sent to the counter. */
export function handOverReason(context: JourneyContext): HandOverReason {
  const visit = shownVisit(context);
  return visit.stage === 'not-possible' ? visit.reason : 'barred';
}

/** A call and its withdrawal are one matter; help and an explanation are two. */
const matterOf = (order: Order): string => (order.name === 'hand-over' ? order.name : order.body.kind);

/** The newest word on a matter is the only one that still waits; what is on its way is not cut short. */
export function queued(orders: readonly Order[], order: Order): readonly Order[] {
  const [onItsWay, ...waiting] = orders;
  if (!onItsWay) return [order];
  return [onItsWay, ...waiting.filter((other) => matterOf(other) !== matterOf(order)), order];
}

function servedVisit(context: JourneyContext): VisitId | null {
  const visit = shownVisit(context);
  return visit.stage === 'none' ? null : visit.visitId;
}

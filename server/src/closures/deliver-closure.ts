/**
 * One attempt to bring a closure to the national service. The order is that of an opening: ask, commit the intention,
 * send, commit the answer; whoever finds an intention without an answer asks again before sending (closure.ts).
 */
import type { Identity } from '../../contract/index.ts';
import { auditDetail } from '../audit/audit-event.ts';
import { type Deliver, type DeliveryResult, overtaken } from '../delivery/delivery.ts';
import type { NationalDmp } from '../dmp/dmp.ts';
import type { IdentitySeal } from '../secrets/identity-seal.ts';
import { afterAsking, afterTerminate, isSettled, type Transition } from './closure.ts';
import type { ClosureStore, Position, StoredClosure } from './closure-store.ts';

export interface ClosureDeliveryParts {
  closures: ClosureStore;
  dmp: NationalDmp;
  identities: IdentitySeal;
  newId: () => string;
}

/** Makes the delivery of closures. */
export function closureDelivery(parts: ClosureDeliveryParts): Deliver {
  return async (closureId) => {
    const closure = await parts.closures.read(closureId);
    if (!closure) return { result: 'later', reason: 'closure-missing' };
    if (isSettled(closure.state)) return { result: 'done', state: closure.state };
    const opened = await parts.identities.open(closure.identity);
    if (opened.outcome !== 'open') return { result: 'later', reason: `identity-${opened.outcome}` };
    const { identity } = opened;
    const answer = await parts.dmp.find(identity);
    const next = afterAsking(answer, closure.sends);
    if (next === 'ask-later') return { result: 'later', reason: `asking-${answer.outcome}` };
    return next === 'send' ? send(parts, closure, identity) : move(parts, closure, next);
  };
}

async function send(
  parts: ClosureDeliveryParts,
  closure: StoredClosure,
  identity: Identity,
): Promise<DeliveryResult> {
  if (!(await parts.closures.beginSending(closure, parts.newId()))) return overtaken;
  const sending: Position = { id: closure.id, state: 'sending', sends: closure.sends + 1 };
  const answer = await parts.dmp.terminate({ identity, representative: closure.relation }, closure.id);
  return move(parts, sending, afterTerminate(answer, sending.sends));
}

async function move(
  { closures, newId }: ClosureDeliveryParts,
  from: Position,
  transition: Transition,
): Promise<DeliveryResult> {
  const stored = { ...transition, detail: auditDetail(transition.detail) };
  const auditIds = { closure: newId(), record: newId() };
  if (!(await closures.move(from, stored, auditIds))) return overtaken;
  return isSettled(transition.to)
    ? { result: 'done', state: transition.to }
    : { result: 'later', reason: transition.event };
}

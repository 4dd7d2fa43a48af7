/**
 * One attempt to bring a closure to the national service. The order is that of an opening: ask, commit the intention,
 * send, commit the answer; whoever finds an intention without an answer asks again before sending (closure.ts).
 */
import type { KeyObject } from 'node:crypto';
import type { Identity } from '../../contract/index.ts';
import type { RepresentativeName } from '../../contract/representative.ts';
import { auditDetail } from '../audit/audit-event.ts';
import { type Deliver, type DeliveryResult, overtaken } from '../delivery/delivery.ts';
import type { NationalDmp } from '../dmp/dmp.ts';
import type { EvidenceDesk } from '../evidence/evidence-desk.ts';
import { whatBecame } from '../evidence/what-became.ts';
import type { IdentitySeal } from '../secrets/identity-seal.ts';
import { afterAsking, afterTerminate, isSettled, type Transition } from './closure.ts';
import type { ClosureStore, Position, StoredClosure } from './closure-store.ts';

export interface ClosureDeliveryParts {
  closures: ClosureStore;
  dmp: NationalDmp;
  identities: IdentitySeal;
  evidence: EvidenceDesk;
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
    const { identity, representative, dataKey } = opened;
    // What becomes of the act is sealed under its own key; an act of before the vault is about to get one.
    if (!dataKey) return { result: 'later', reason: 'identity-former-key' };
    const answer = await parts.dmp.find(identity);
    const next = afterAsking(answer, closure.sends);
    if (next === 'ask-later') return { result: 'later', reason: `asking-${answer.outcome}` };
    return next === 'send'
      ? send(parts, { closure, identity, representative, dataKey })
      : move(parts, { ...closure, dataKey }, next);
  };
}

interface Delivery {
  closure: StoredClosure;
  identity: Identity;
  /** Their name, where somebody else answered. */
  representative: RepresentativeName | null;
  dataKey: KeyObject;
}

async function send(
  parts: ClosureDeliveryParts,
  { closure, identity, representative, dataKey }: Delivery,
): Promise<DeliveryResult> {
  if (!(await parts.closures.beginSending(closure, parts.newId()))) return overtaken;
  const sending = { id: closure.id, state: 'sending', sends: closure.sends + 1, dataKey } as const;
  const closing = { identity, representative: closure.relation, representativeName: representative };
  const answer = await parts.dmp.terminate(closing, closure.id);
  return move(parts, sending, afterTerminate(answer, sending.sends));
}

async function move(
  { closures, evidence, newId }: ClosureDeliveryParts,
  from: Position & Pick<Delivery, 'dataKey'>,
  transition: Transition,
): Promise<DeliveryResult> {
  const stored = { ...transition, detail: auditDetail(transition.detail) };
  const became = whatBecame({ actId: from.id, transaction: 'TD1.4', sends: from.sends }, stored);
  const outcome = became && (await evidence.outcome(became, from.dataKey));
  const told = { auditId: newId(), recordAuditId: newId(), outcome };
  if (!(await closures.move(from, stored, told))) return overtaken;
  return isSettled(transition.to)
    ? { result: 'done', state: transition.to }
    : { result: 'later', reason: transition.event };
}

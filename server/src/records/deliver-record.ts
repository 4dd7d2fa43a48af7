/**
 * One attempt to bring a record to the national service. At least once is all that a queue can promise; "at most one
 * creation" comes from here: the intention is committed before TD1.1 leaves, and whoever finds it asks before sending.
 * What remains is a worker frozen between the two for longer than its lease; the MessageID, which is the record's id
 * in every attempt, lets the service recognise that one.
 */
import type { KeyObject } from 'node:crypto';
import type { Identity } from '../../contract/index.ts';
import type { RepresentativeName } from '../../contract/representative.ts';
import { auditDetail } from '../audit/audit-event.ts';
import { type Deliver, type DeliveryResult, overtaken } from '../delivery/delivery.ts';
import type { NationalDmp, Opening } from '../dmp/dmp.ts';
import type { EvidenceDesk } from '../evidence/evidence-desk.ts';
import { whatBecame } from '../evidence/what-became.ts';
import type { IdentitySeal } from '../secrets/identity-seal.ts';
import { afterAsking, afterCreate, isSettled, nextStep, type Transition } from './record.ts';
import type { Position, RecordStore, StoredRecord } from './record-store.ts';

export interface DeliveryParts {
  records: RecordStore;
  dmp: NationalDmp;
  identities: IdentitySeal;
  evidence: EvidenceDesk;
  newId: () => string;
}

/** Makes the delivery of openings and reopenings. */
export function recordDelivery(parts: DeliveryParts): Deliver {
  return async (recordId) => {
    const record = await parts.records.read(recordId);
    if (!record) return { result: 'later', reason: 'record-missing' };
    const step = nextStep(record.state, record.act);
    if (step === 'nothing') return { result: 'done', state: record.state };
    const opened = await parts.identities.open(record.identity);
    if (opened.outcome !== 'open') return { result: 'later', reason: `identity-${opened.outcome}` };
    // What becomes of the act is sealed under its own key; an act of before the vault is about to get one.
    if (!opened.dataKey) return { result: 'later', reason: 'identity-former-key' };
    const { identity, representative, dataKey } = opened;
    const delivery = { record, identity, representative, dataKey };
    return step === 'send' ? send(parts, delivery) : ask(parts, delivery);
  };
}

interface Delivery {
  record: StoredRecord;
  identity: Identity;
  /** Their name, where somebody else answered. */
  representative: RepresentativeName | null;
  dataKey: KeyObject;
}

async function ask(parts: DeliveryParts, delivery: Delivery): Promise<DeliveryResult> {
  const { record, identity, dataKey } = delivery;
  const answer = await parts.dmp.find(identity);
  const next = afterAsking(answer, record.act, record.sends);
  if (next === 'ask-later') return { result: 'later', reason: `asking-${answer.outcome}` };
  if (next !== 'send') return move(parts, { ...record, dataKey }, next);
  if (record.act === 'reopen') await parts.records.retireFormer(record, parts.newId());
  return send(parts, delivery);
}

async function send(parts: DeliveryParts, delivery: Delivery): Promise<DeliveryResult> {
  const { records, dmp, newId } = parts;
  const { record, dataKey } = delivery;
  const opening = openingOf(delivery);
  if (!(await records.beginSending(record, newId()))) return overtaken;
  const { id, act } = record;
  const sending = { id, act, state: 'sending', sends: record.sends + 1, dataKey } as const;
  const answer = act === 'reopen' ? await dmp.reactivate(opening, id) : await dmp.create(opening, id);
  return move(parts, sending, afterCreate(answer, sending.sends));
}

/** `from`: the record, where the worker believes it to be. */
async function move(
  { records, evidence, newId }: DeliveryParts,
  from: Position & Pick<StoredRecord, 'act'> & Pick<Delivery, 'dataKey'>,
  transition: Transition,
): Promise<DeliveryResult> {
  const stored = { ...transition, detail: auditDetail(transition.detail) };
  const transaction = from.act === 'reopen' ? 'TD1.2' : 'TD1.1';
  const became = whatBecame({ actId: from.id, transaction, sends: from.sends }, stored);
  const outcome = became && (await evidence.outcome(became, from.dataKey));
  if (!(await records.move(from, stored, { auditId: newId(), outcome }))) return overtaken;
  return isSettled(transition.to)
    ? { result: 'done', state: transition.to }
    : { result: 'later', reason: transition.event };
}

function openingOf({ record: { consent }, identity, representative }: Delivery): Opening {
  const { breakGlassConsent, emergencyCallConsent, relation } = consent;
  return {
    identity,
    consent: { breakGlassConsent, emergencyCallConsent, answeredAt: consent.answeredAt.toISOString() },
    representative: relation,
    representativeName: representative,
  };
}

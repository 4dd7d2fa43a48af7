/**
 * One attempt to bring a record to the national service. At least once is all that a queue can promise; "at most one
 * creation" comes from here: the intention is committed before TD1.1 leaves, and whoever finds it asks before sending.
 * What remains is a worker frozen between the two for longer than its lease; the MessageID, which is the record's id
 * in every attempt, lets the service recognise that one.
 */
import type { Identity } from '../../contract/index.ts';
import { auditDetail } from '../audit/audit-event.ts';
import { type Deliver, type DeliveryResult, overtaken } from '../delivery/delivery.ts';
import type { NationalDmp, Opening } from '../dmp/dmp.ts';
import type { IdentitySeal } from '../secrets/identity-seal.ts';
import { afterAsking, afterCreate, isSettled, nextStep, type Transition } from './record.ts';
import type { Position, RecordStore, StoredRecord } from './record-store.ts';

export interface DeliveryParts {
  records: RecordStore;
  dmp: NationalDmp;
  identities: IdentitySeal;
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
    const delivery = { record, identity: opened.identity };
    return step === 'send' ? send(parts, delivery) : ask(parts, delivery);
  };
}

interface Delivery {
  record: StoredRecord;
  identity: Identity;
}

async function ask(parts: DeliveryParts, delivery: Delivery): Promise<DeliveryResult> {
  const { record, identity } = delivery;
  const answer = await parts.dmp.find(identity);
  const next = afterAsking(answer, record.act, record.sends);
  if (next === 'ask-later') return { result: 'later', reason: `asking-${answer.outcome}` };
  if (next !== 'send') return move(parts, record, next);
  if (record.act === 'reopen') await parts.records.retireFormer(record, parts.newId());
  return send(parts, delivery);
}

async function send(parts: DeliveryParts, delivery: Delivery): Promise<DeliveryResult> {
  const { records, dmp, newId } = parts;
  const { record } = delivery;
  const opening = openingOf(delivery);
  if (!(await records.beginSending(record, newId()))) return overtaken;
  const sending: Position = { id: record.id, state: 'sending', sends: record.sends + 1 };
  const answer =
    record.act === 'reopen' ? await dmp.reactivate(opening, record.id) : await dmp.create(opening, record.id);
  return move(parts, sending, afterCreate(answer, sending.sends));
}

async function move(parts: DeliveryParts, from: Position, transition: Transition): Promise<DeliveryResult> {
  const stored = { ...transition, detail: auditDetail(transition.detail) };
  if (!(await parts.records.move(from, stored, parts.newId()))) return overtaken;
  return isSettled(transition.to)
    ? { result: 'done', state: transition.to }
    : { result: 'later', reason: transition.event };
}

function openingOf({ record: { consent }, identity }: Delivery): Opening {
  const { breakGlassConsent, emergencyCallConsent, relation } = consent;
  return {
    identity,
    consent: { breakGlassConsent, emergencyCallConsent, answeredAt: consent.answeredAt.toISOString() },
    representative: relation,
  };
}

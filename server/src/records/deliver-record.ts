/**
 * One attempt to bring a record to the national service. At least once is all that a queue can promise; "at most one
 * creation" comes from here: the intention is committed before TD1.1 leaves, and whoever finds it asks before sending.
 * What remains is a worker frozen between the two for longer than its lease; the MessageID, which is the record's id
 * in every attempt, lets the service recognise that one.
 */
import type { KeyObject } from 'node:crypto';
import { auditDetail } from '../audit/audit-event.ts';
import type { Decisions, NationalDmp, Opening } from '../dmp/dmp.ts';
import { openIdentity } from '../secrets/sealing.ts';
import { afterAsking, afterCreate, nextStep, type RecordState, type Transition } from './record.ts';
import type { Position, RecordStore, StoredRecord } from './record-store.ts';

/** done: nothing is left to do. later: the queue must come back. `reason` is a word, safe to log. */
export type DeliveryResult = { result: 'done'; state: RecordState } | { result: 'later'; reason: string };

export interface DeliveryParts {
  records: RecordStore;
  dmp: NationalDmp;
  identityKey: KeyObject;
  newId: () => string;
}

/** Makes the delivery: give it a record's id, again and again, until it says `done`. */
export function recordDelivery(parts: DeliveryParts): (recordId: string) => Promise<DeliveryResult> {
  return async (recordId) => {
    const record = await parts.records.read(recordId);
    if (!record) return { result: 'later', reason: 'record-missing' };
    const step = nextStep(record.state);
    if (step === 'nothing') return { result: 'done', state: record.state };
    return step === 'send' ? send(parts, record) : ask(parts, record);
  };
}

async function ask(parts: DeliveryParts, record: StoredRecord): Promise<DeliveryResult> {
  const answer = await parts.dmp.find(openIdentity(parts.identityKey, record.id, record.identitySealed));
  const next = afterAsking(answer);
  if (next === 'send-again') return send(parts, record);
  if (next === 'ask-later') return { result: 'later', reason: `asking-${answer.outcome}` };
  return move(parts, record, next);
}

async function send(parts: DeliveryParts, record: StoredRecord): Promise<DeliveryResult> {
  const opening = openingOf(parts.identityKey, record);
  if (!(await parts.records.beginSending(record, parts.newId()))) return overtaken;
  const sending: Position = { id: record.id, state: 'sending', sends: record.sends + 1 };
  const answer = await parts.dmp.create(opening, record.id);
  return move(parts, sending, afterCreate(answer, sending.sends));
}

async function move(parts: DeliveryParts, from: Position, transition: Transition): Promise<DeliveryResult> {
  const stored = { ...transition, detail: auditDetail(transition.detail) };
  if (!(await parts.records.move(from, stored, parts.newId()))) return overtaken;
  return nextStep(transition.to) === 'nothing'
    ? { result: 'done', state: transition.to }
    : { result: 'later', reason: transition.event };
}

/** Another worker took the record over: the next look will see what it did. */
const overtaken: DeliveryResult = { result: 'later', reason: 'overtaken' };

function openingOf(identityKey: KeyObject, record: StoredRecord): Opening {
  const { consent } = record;
  const told: Decisions = {
    breakGlassConsent: consent.breakGlassConsent,
    emergencyCallConsent: consent.emergencyCallConsent,
    answeredAt: consent.answeredAt.toISOString(),
  };
  return {
    identity: openIdentity(identityKey, record.id, record.identitySealed),
    consent: told,
    representative: null,
  };
}

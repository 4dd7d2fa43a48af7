/**
 * The life of a record, as rules without any effect.
 *
 *   requested ──▶ sending ──▶ created ──▶ activated
 *       ▲            │ │ └───▶ already-exists
 *       └────────────┘ ├─────▶ refused
 *        never left    ▼
 *                   uncertain ──(TD0.2 says none)──▶ sending again
 *
 * `sending` is written before TD1.1 leaves. Whoever finds it later does not know whether the call arrived, and treats
 * it as `uncertain`: TD0.2 first.
 */
import type { RecordOutcome } from '../../contract/index.ts';
import type { AuditEventType } from '../audit/audit-event.ts';
import type { CreateOutcome, FindOutcome } from '../dmp/dmp.ts';

export type RecordState =
  | 'requested'
  | 'sending'
  | 'uncertain'
  | 'created'
  | 'activated'
  | 'already-exists'
  | 'refused';

/** What a delivery must do next. */
export type NextStep = 'send' | 'ask' | 'nothing';

/** Where a record goes, with the audit event that tells it. */
export interface Transition {
  to: RecordState;
  event: AuditEventType;
  detail: string;
}

export function nextStep(state: RecordState): NextStep {
  if (state === 'requested') return 'send';
  return state === 'sending' || state === 'uncertain' ? 'ask' : 'nothing';
}

/**
 * After TD1.1. `sends` counts the calls that may have arrived, this one included: with an earlier one in doubt,
 * "a record was there before" is that call arriving late, so the record is ours.
 */
export function afterCreate(answer: CreateOutcome, sends: number): Transition {
  switch (answer.outcome) {
    case 'created':
      return { to: 'created', event: 'record-created', detail: 'answered' };
    case 'exists':
      return sends > 1
        ? { to: 'created', event: 'record-created', detail: 'arrived-late' }
        : { to: 'already-exists', event: 'record-already-existed', detail: 'answered' };
    case 'refused':
      return { to: 'refused', event: 'record-refused', detail: answer.code };
    case 'unreachable':
      return { to: sends > 1 ? 'uncertain' : 'requested', event: 'sending-failed', detail: answer.reason };
    case 'uncertain':
      break;
  }
  return { to: 'uncertain', event: 'answer-lost', detail: answer.reason };
}

/** After TD0.2 about a record in doubt. Only "none" allows a new TD1.1; without an answer the doubt stays. */
export function afterAsking(answer: FindOutcome): Transition | 'send-again' | 'ask-later' {
  switch (answer.outcome) {
    case 'none':
      return 'send-again';
    case 'open':
      return { to: 'created', event: 'record-created', detail: 'found' };
    case 'closed':
    case 'opposed':
      // It was there and is closed: nothing of ours is open.
      return { to: 'refused', event: 'record-refused', detail: answer.outcome };
    case 'barred':
      return { to: 'already-exists', event: 'record-already-existed', detail: 'barred' };
    case 'refused':
    case 'unreachable':
      break;
  }
  return 'ask-later';
}

const outcomes: Record<RecordState, RecordOutcome['outcome']> = {
  requested: 'pending',
  sending: 'pending',
  uncertain: 'pending',
  created: 'created',
  activated: 'created',
  'already-exists': 'already-exists',
  refused: 'refused',
};

/** What the kiosk is told. An activated record was created. */
export function outcomeOf(state: RecordState): RecordOutcome {
  return { outcome: outcomes[state] };
}

/** The national answer is known. */
export function isSettled(state: RecordState): boolean {
  return outcomeOf(state).outcome !== 'pending';
}

/**
 * The life of a record, as rules without any effect.
 *
 *   requested ──▶ sending ──▶ created ──▶ activated ──▶ closed
 *       ▲            │ │ └───▶ already-exists
 *       └────────────┘ ├─────▶ refused
 *        never left    ▼
 *                   uncertain ──(TD0.2 says that nothing changed)──▶ sending again
 *
 * `sending` is written before TD1.1 leaves. Whoever finds it later does not know whether the call arrived, and treats
 * it as `uncertain`: TD0.2 first. A reopening (TD1.2) asks TD0.2 before its first sending too: only a record that the
 * service calls closed, or opposed, can be opened again. `closed` is a record that was open: by a closure of ours, or
 * because the service said so.
 */
import type { CreateRecord, RecordOutcome } from '../../contract/index.ts';
import type { AuditEventType } from '../audit/audit-event.ts';
import type { CreateOutcome, FindOutcome } from '../dmp/dmp.ts';

export type RecordState =
  | 'requested'
  | 'sending'
  | 'uncertain'
  | 'created'
  | 'activated'
  | 'closed'
  | 'already-exists'
  | 'refused';

/** open: TD1.1. reopen: TD1.2. */
export type RecordAct = CreateRecord['act'];

/** What a delivery must do next. */
export type NextStep = 'send' | 'ask' | 'nothing';

/** Where a record goes, with the audit event that tells it. */
export interface Transition {
  to: RecordState;
  event: AuditEventType;
  detail: string;
}

export function nextStep(state: RecordState, act: RecordAct): NextStep {
  if (state === 'requested') return act === 'open' ? 'send' : 'ask';
  return state === 'sending' || state === 'uncertain' ? 'ask' : 'nothing';
}

/**
 * After TD1.1 or TD1.2. `sends` counts the calls that may have arrived, this one included: with an earlier one in
 * doubt, "an open record was there before" is that call arriving late, so the record is ours.
 */
export function afterCreate(answer: CreateOutcome, sends: number): Transition {
  switch (answer.outcome) {
    case 'created':
      return created('answered');
    case 'exists':
      return sends > 1 ? created('arrived-late') : existed('answered');
    case 'refused':
      return refused(answer.code);
    case 'unreachable':
      return { to: sends > 1 ? 'uncertain' : 'requested', event: 'sending-failed', detail: answer.reason };
    case 'uncertain':
      break;
  }
  return { to: 'uncertain', event: 'answer-lost', detail: answer.reason };
}

export type AfterAsking = Transition | 'send' | 'ask-later';

/** After TD0.2. `sends` counts the calls that may have arrived; without an answer nothing moves. */
export function afterAsking(answer: FindOutcome, act: RecordAct, sends: number): AfterAsking {
  if (answer.outcome === 'refused' || answer.outcome === 'unreachable') return 'ask-later';
  return act === 'open' ? afterAskingForOpening(answer) : afterAskingForReopening(answer, sends > 0);
}

type Known = Exclude<FindOutcome, { outcome: 'refused' | 'unreachable' }>;

/** An opening in doubt. Only "none" allows a new TD1.1. */
function afterAskingForOpening(answer: Known): AfterAsking {
  switch (answer.outcome) {
    case 'none':
      return 'send';
    case 'open':
      return created('found');
    case 'closed':
    case 'opposed':
      // It was there and is closed: nothing of ours is open.
      return refused(answer.outcome);
    case 'barred':
      break;
  }
  return existed('barred');
}

/** Only "closed" and "opposed" allow TD1.2, and never in Mon espace santé (law-and-consent.md §10). */
function afterAskingForReopening(answer: Known, inDoubt: boolean): AfterAsking {
  switch (answer.outcome) {
    case 'closed':
    case 'opposed':
      return answer.linkedToMes ? refused('linked-to-mes') : 'send';
    case 'open':
      return inDoubt ? created('found') : existed('found');
    case 'none':
      return refused('none');
    case 'barred':
      break;
  }
  // What became of a call in doubt is not ours to see any more: it stays unknown rather than be guessed.
  return inDoubt ? 'ask-later' : refused('barred');
}

function created(detail: string): Transition {
  return { to: 'created', event: 'record-created', detail };
}

function existed(detail: string): Transition {
  return { to: 'already-exists', event: 'record-already-existed', detail };
}

function refused(detail: string): Transition {
  return { to: 'refused', event: 'record-refused', detail };
}

const outcomes: Record<RecordState, RecordOutcome['outcome']> = {
  requested: 'pending',
  sending: 'pending',
  uncertain: 'pending',
  created: 'created',
  activated: 'created',
  closed: 'created',
  'already-exists': 'already-exists',
  refused: 'refused',
};

/** What the kiosk is told of its opening. A record that was activated, or closed since, was created. */
export function outcomeOf(state: RecordState): RecordOutcome {
  return { outcome: outcomes[state] };
}

/** The national answer is known. */
export function isSettled(state: RecordState): boolean {
  return outcomeOf(state).outcome !== 'pending';
}

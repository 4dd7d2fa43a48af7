/**
 * The life of a closure, as rules without any effect.
 *
 *   requested ──▶ sending ──▶ closed
 *       ▲            │ │ └───▶ refused
 *       └────────────┘ ▼
 *        never left  uncertain ──(TD0.2 still says open)──▶ sending again
 *
 * Nothing is sent before TD0.2 has said that the record is open and not of Mon espace santé: neither the first time nor
 * after a doubt. `closed` needs the national service's word, of TD1.4 or of TD0.2. `refused` says that nothing of ours
 * closed it; where that cannot be known, the closure stays in doubt.
 */
import type { ClosureOutcome } from '../../contract/index.ts';
import type { AuditEventType } from '../audit/audit-event.ts';
import type { FindOutcome, TerminateOutcome } from '../dmp/dmp.ts';

export type ClosureState = 'requested' | 'sending' | 'uncertain' | 'closed' | 'refused';

/** Where a closure goes, with the audit event that tells it. */
export interface Transition {
  to: ClosureState;
  event: AuditEventType;
  detail: string;
}

/** After TD0.2. `sends` counts the calls that may have arrived; without an answer nothing moves. */
export function afterAsking(answer: FindOutcome, sends: number): Transition | 'send' | 'ask-later' {
  switch (answer.outcome) {
    case 'closed':
      return closed('found');
    case 'open':
      return answer.linkedToMes ? refused('linked-to-mes') : 'send';
    case 'none':
    case 'opposed':
    case 'barred':
      // What a call in doubt did to it cannot be seen any more: it stays unknown rather than be guessed.
      return sends > 0 ? 'ask-later' : refused(answer.outcome);
    case 'refused':
    case 'unreachable':
      break;
  }
  return 'ask-later';
}

/** After TD1.4. `sends` counts the calls that may have arrived, this one included. */
export function afterTerminate(answer: TerminateOutcome, sends: number): Transition {
  switch (answer.outcome) {
    case 'closed':
      return closed('answered');
    case 'already-closed':
      return closed('was-closed');
    case 'refused':
      return refused(answer.code);
    case 'unreachable':
      return { to: sends > 1 ? 'uncertain' : 'requested', event: 'sending-failed', detail: answer.reason };
    case 'uncertain':
      break;
  }
  return { to: 'uncertain', event: 'answer-lost', detail: answer.reason };
}

function closed(detail: string): Transition {
  return { to: 'closed', event: 'closure-confirmed', detail };
}

function refused(detail: string): Transition {
  return { to: 'refused', event: 'closure-refused', detail };
}

/** The national answer is known. */
export function isSettled(state: ClosureState): boolean {
  return state === 'closed' || state === 'refused';
}

/** What the kiosk is told. */
export function outcomeOf(state: ClosureState): ClosureOutcome {
  return { outcome: state === 'closed' || state === 'refused' ? state : 'pending' };
}

/** A closure: when it may be asked for, and what the server's answer means for the patient. Pure. */
import type { ClosureOutcome, ProblemCode, Regime } from '@borne/server/contract';
import type { ServerAnswer } from '../server/server.ts';
import { afterNothing } from './opening.ts';
import type { Closing, Deciding, VisitState } from './visit-state.ts';

export type ClosureEnd =
  | { end: 'outcome'; outcome: 'closed' | 'close-pending' | 'close-refused' | 'unknown' }
  /** Certainly nothing was recorded: the holder may try again. */
  | { end: 'offline' }
  /** Another request for this person came first. */
  | { end: 'requested' }
  | { end: 'papers-not-seen' }
  | { end: 'minors-not-served' };

/** Only a record that stands, only where software may write, and never one of Mon espace santé. */
export function askClosure(state: Deciding, regime: Regime): VisitState {
  const { record, ...served } = state;
  const may = regime === 'consent-2016' && record.status === 'open' && !record.linkedToMes;
  return may ? { ...served, stage: 'closing', leaving: false } : state;
}

export function afterClosure(state: Closing, end: ClosureEnd): VisitState {
  if (end.end !== 'outcome') return afterNothing(state, end.end);
  const { visitId, leaving } = state;
  return { stage: 'finished', visitId, outcome: end.outcome, ticket: null, copy: 0, code: null, leaving };
}

export function closureEnd(answer: ServerAnswer<ClosureOutcome>): ClosureEnd {
  switch (answer.outcome) {
    case 'answered':
      return outcomes[answer.answer.outcome];
    case 'problem':
      return ends[answer.code];
    case 'unreachable':
      return { end: 'offline' };
    case 'uncertain':
      return unknown;
    default:
      return answer satisfies never;
  }
}

const refused = { end: 'outcome', outcome: 'close-refused' } as const;
const unknown = { end: 'outcome', outcome: 'unknown' } as const;

const outcomes: Record<ClosureOutcome['outcome'], ClosureEnd> = {
  closed: { end: 'outcome', outcome: 'closed' },
  pending: { end: 'outcome', outcome: 'close-pending' },
  refused,
};

const ends: Record<ProblemCode, ClosureEnd> = {
  'national-service-unavailable': { end: 'offline' },
  'unknown-kiosk': { end: 'offline' },
  'person-already-served': { end: 'requested' },
  'papers-not-seen': { end: 'papers-not-seen' },
  'minors-not-served': { end: 'minors-not-served' },
  'identity-not-recognised': refused,
  'regime-forbids-creation': refused,
  'record-not-available': refused,
  // Faults of ours; the server recorded nothing, so the record stays as it is.
  'evidence-refused': refused,
  'notice-not-in-force': refused,
  'call-not-open': refused,
  'malformed-request': refused,
  'too-large': refused,
  'unsupported-media-type': refused,
  'unknown-address': refused,
  // Something else stands under this id, or may stand: never guess.
  'request-id-reused': unknown,
  'database-unavailable': unknown,
  internal: unknown,
};

/** An opening or a reopening: who may ask for it, and what the answer means. Pure: "we do not know" is a meaning. */
import type {
  ActivationCode,
  CreateRecord,
  ProblemCode,
  RecordOutcome,
  RecordStatus,
  Regime,
} from '@borne/server/contract';
import type { VisitOutcome } from '../../contract/visit.ts';
import type { ServerAnswer } from '../server/server.ts';
import { type Creating, type Deciding, none, type TicketOutcome, type VisitState } from './visit-state.ts';

export type OpeningEnd =
  | { end: 'outcome'; outcome: VisitOutcome }
  /** Certainly nothing was recorded: the holder may try again. */
  | { end: 'offline' }
  /** Another request for this person came first. */
  | { end: 'requested' }
  /** The server knows of no papers accepted for this visit; nothing was recorded. */
  | { end: 'papers-not-seen' }
  /** The server takes the person for a minor, and serves none; nothing was recorded. */
  | { end: 'minors-not-served' }
  /** INSi knows nobody by what the card says; nothing was recorded. */
  | { end: 'identity-not-recognised' };

/** null: no consent opens this one. In the regime mes-2022, and with Mon espace santé, software creates nothing. */
function actOf({ status, linkedToMes }: RecordStatus, regime: Regime): CreateRecord['act'] | null {
  if (regime !== 'consent-2016' || linkedToMes) return null;
  if (status === 'none') return 'open';
  return status === 'closed' || status === 'opposed' ? 'reopen' : null;
}

export function create(state: Deciding, regime: Regime): VisitState {
  const { record, ...served } = state;
  const act = actOf(record, regime);
  return act === null ? state : { ...served, stage: 'creating', act, leaving: false };
}

export function hasTicket(outcome: VisitOutcome): outcome is TicketOutcome {
  return outcome === 'created' || outcome === 'pending';
}

/** Whoever took their card will ask for no ticket: their code goes at once. */
export function afterOpening(state: Creating, end: OpeningEnd, code: ActivationCode | null): VisitState {
  const { visitId, leaving } = state;
  if (end.end !== 'outcome') return afterNothing(state, end.end);
  const { outcome } = end;
  const finished = { stage: 'finished', visitId, outcome, copy: 0, leaving } as const;
  return hasTicket(outcome)
    ? { ...finished, ticket: { ticket: 'not-asked' }, code: leaving ? null : code }
    : { ...finished, ticket: null, code: null };
}

/** Nothing was done here, and what would come next shows a first name: not to an empty slot. */
export function afterNothing(
  {
    visitId,
    card,
    person,
    answerer,
    leaving,
  }: Pick<Creating, 'visitId' | 'card' | 'person' | 'answerer' | 'leaving'>,
  end: Exclude<OpeningEnd['end'], 'outcome'>,
): VisitState {
  if (leaving) return none;
  switch (end) {
    case 'offline':
      return { stage: 'offline', visitId, card, person, answerer };
    case 'requested': {
      const record = { status: 'requested', since: null, linkedToMes: false } as const;
      return { stage: 'deciding', visitId, card, person, answerer, record };
    }
    case 'papers-not-seen':
      return { stage: 'not-possible', visitId, reason: 'papers-not-accepted' };
    case 'minors-not-served':
      return { stage: 'not-possible', visitId, reason: 'minors-not-served' };
    case 'identity-not-recognised':
      return { stage: 'not-possible', visitId, reason: end };
    default:
      return end satisfies never;
  }
}

export function openingEnd(answer: ServerAnswer<RecordOutcome>): OpeningEnd {
  switch (answer.outcome) {
    case 'answered':
      return { end: 'outcome', outcome: answer.answer.outcome };
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

const refused = { end: 'outcome', outcome: 'refused' } as const;
const unknown = { end: 'outcome', outcome: 'unknown' } as const;

const ends: Record<ProblemCode, OpeningEnd> = {
  'national-service-unavailable': { end: 'offline' },
  'unknown-kiosk': { end: 'offline' },
  'person-already-served': { end: 'requested' },
  'papers-not-seen': { end: 'papers-not-seen' },
  'minors-not-served': { end: 'minors-not-served' },
  'identity-not-recognised': { end: 'identity-not-recognised' },
  'regime-forbids-creation': refused,
  'record-not-available': refused,
  // Faults of ours; the server recorded nothing, so nothing is open.
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

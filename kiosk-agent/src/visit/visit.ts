/**
 * One visitor at a time: every way from one stage of a visit to the next. Pure. Whatever is personal goes with the
 * stage that needs it: once a decision is settled, no identity is left even in memory.
 * An event that names another visit, or that comes at the wrong stage, changes nothing.
 */
import type { VisitId } from '../../contract/visit.ts';
import { afterClosure, askClosure } from './closing.ts';
import type { CardSeen } from './known-card.ts';
import { afterOpening, create } from './opening.ts';
import { afterVerdict, confirmHolder } from './representation.ts';
import { isSuspendable, suspend, whileSuspended } from './suspended.ts';
import { afterPrinting, askTicket } from './ticket-stage.ts';
import type { VisitEvent } from './visit-event.ts';
import { type Checking, none, type VisitState } from './visit-state.ts';

export function nextVisit(state: VisitState, event: VisitEvent): VisitState {
  if (event.type === 'card-inserted') return begin(state, event.visitId);
  if (state.stage === 'none' || state.visitId !== event.visitId) return state;
  return state.stage === 'suspended' ? whileSuspended(state, event, inSight) : inSight(state, event);
}

/** A new card may come once the former visit asks nothing more of anybody. */
export function mayBegin(state: VisitState): boolean {
  return state.stage === 'none' || (state.stage === 'finished' && state.leaving);
}

type Named = Exclude<VisitState, { stage: 'none' }>;

function inSight(state: Named, event: VisitEvent): VisitState {
  switch (event.type) {
    case 'card-read':
      return state.stage === 'reading' ? afterReading(state.visitId, event.seen) : state;
    case 'holder-confirmed':
      return state.stage === 'choosing' || state.stage === 'offline' ? confirmHolder(state, event) : state;
    case 'papers-judged':
      return state.stage === 'papers' ? afterVerdict(state, event) : state;
    case 'status-known':
      return state.stage === 'checking' ? afterStatus(state, event) : state;
    case 'status-unknown':
      return state.stage === 'checking' ? { ...state, stage: 'offline' } : state;
    case 'identity-not-recognised':
      return state.stage === 'checking'
        ? { stage: 'not-possible', visitId: state.visitId, reason: 'identity-not-recognised' }
        : state;
    case 'card-out':
      return isSuspendable(state) ? suspend(state) : leave(state);
    case 'left':
      return leave(state);
    case 'forgotten':
      return isCarryingOut(state) ? state : none;
    case 'card-inserted':
    case 'card-back':
      return state;
    default:
      return decided(state, event);
  }
}

type Decision = Extract<
  VisitEvent,
  {
    type:
      | 'consent-given'
      | 'opening-ended'
      | 'closure-asked'
      | 'closure-ended'
      | 'ticket-asked'
      | 'ticket-known'
      | 'consent-refused'
      | 'reconsidered';
  }
>;

function decided(state: Named, event: Decision): VisitState {
  switch (event.type) {
    case 'consent-given':
      return state.stage === 'deciding' ? create(state, event.regime) : state;
    case 'opening-ended':
      return state.stage === 'creating' ? afterOpening(state, event.end, event.code) : state;
    case 'closure-asked':
      return state.stage === 'deciding' ? askClosure(state, event.regime) : state;
    case 'closure-ended':
      return state.stage === 'closing' ? afterClosure(state, event.end) : state;
    case 'ticket-asked':
      return askTicket(state);
    case 'ticket-known':
      return state.stage === 'printing' ? afterPrinting(state, event.copy, event.ticket) : state;
    case 'consent-refused':
      return state.stage === 'deciding'
        ? { stage: 'refused', visitId: state.visitId, notice: event.notice, from: state }
        : state;
    case 'reconsidered':
      return state.stage === 'refused' ? state.from : state;
    default:
      return event satisfies never;
  }
}

function begin(state: VisitState, visitId: VisitId): VisitState {
  return mayBegin(state) ? { stage: 'reading', visitId } : state;
}

function afterReading(visitId: VisitId, seen: CardSeen): VisitState {
  switch (seen.outcome) {
    case 'read':
      return seen.card.holders.length === 0
        ? { stage: 'card-problem', visitId, problem: 'no-holder' }
        : { stage: 'choosing', visitId, card: seen.card };
    case 'problem':
      return { stage: 'card-problem', visitId, problem: seen.problem };
    case 'removed':
    case 'lost':
      return none;
    default:
      return seen satisfies never;
  }
}

function afterStatus(state: Checking, { record }: VisitEvent & { type: 'status-known' }): VisitState {
  return record.status === 'barred'
    ? { stage: 'not-possible', visitId: state.visitId, reason: 'barred' }
    : { ...state, stage: 'deciding', record };
}

/** What the patient decided is carried out to its end; everything else is wiped at once. */
function leave(state: VisitState): VisitState {
  return isCarryingOut(state) ? { ...state, leaving: true } : none;
}

function isCarryingOut(
  state: VisitState,
): state is VisitState & { stage: 'creating' | 'closing' | 'printing' } {
  return state.stage === 'creating' || state.stage === 'closing' || state.stage === 'printing';
}

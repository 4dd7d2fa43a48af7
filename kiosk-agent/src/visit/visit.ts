/**
 * One visitor at a time: every stage of a visit and every way from one to the next. Pure. Whatever is personal lives
 * in the stage that needs it and goes with it: once the opening is settled, no identity is left even in memory.
 * An event that names another visit, or that comes at the wrong stage, changes nothing.
 */
import type { Identity, RecordStatus, Regime } from '@borne/server/contract';
import type { CardProblem, HolderView } from '../../contract/card.ts';
import type { TicketState } from '../../contract/printer.ts';
import type { NotPossible, VisitId, VisitOutcome } from '../../contract/visit.ts';
import type { CardHolder, CardReading } from '../card/card-reading.ts';
import { withoutCode } from './code-on-screen.ts';
import { eligibility } from './eligibility.ts';
import type { OpeningEnd } from './opening.ts';
import { holderView } from './visit-view.ts';

/** The holder who said "it is me". */
export interface Person {
  view: HolderView;
  identity: Identity;
}

/**
 * `leaving`: the card is out or the person said goodbye while their decision was being carried out.
 * `copy`: 1 for the first ticket; what is known of a copy never passes for knowledge of the next.
 */
export type VisitState =
  | { stage: 'none' }
  | { stage: 'reading'; visitId: VisitId }
  | { stage: 'card-problem'; visitId: VisitId; problem: CardProblem }
  | { stage: 'choosing'; visitId: VisitId; holders: CardHolder[] }
  | { stage: 'checking'; visitId: VisitId; holders: CardHolder[]; person: Person }
  | { stage: 'not-possible'; visitId: VisitId; reason: NotPossible }
  | { stage: 'offline'; visitId: VisitId; holders: CardHolder[]; person: Person }
  | { stage: 'deciding'; visitId: VisitId; holders: CardHolder[]; person: Person; record: RecordStatus }
  | { stage: 'creating'; visitId: VisitId; holders: CardHolder[]; person: Person; leaving: boolean }
  | { stage: 'printing'; visitId: VisitId; outcome: TicketOutcome; copy: number; leaving: boolean }
  | {
      stage: 'finished';
      visitId: VisitId;
      outcome: VisitOutcome;
      ticket: TicketState | null;
      copy: number;
      leaving: boolean;
    }
  | { stage: 'refused'; visitId: VisitId };

export type VisitEvent = { visitId: VisitId } & (
  | { type: 'card-inserted' }
  | { type: 'card-read'; reading: CardReading }
  /** `today`: the civil day, AAAA-MM-JJ. */
  | { type: 'holder-confirmed'; index: number; today: string }
  | { type: 'status-known'; record: RecordStatus }
  | { type: 'status-unknown' }
  | { type: 'consent-given'; regime: Regime }
  | { type: 'opening-ended'; end: OpeningEnd }
  | { type: 'reprint-asked' }
  | { type: 'ticket-known'; copy: number; ticket: TicketState }
  | { type: 'consent-refused' }
  /** The card is out, or the person ended the visit. */
  | { type: 'left' }
  /** Nobody has been there for long enough. */
  | { type: 'forgotten' }
);

const none: VisitState = { stage: 'none' };

export function nextVisit(state: VisitState, event: VisitEvent): VisitState {
  if (event.type === 'card-inserted') return begin(state, event.visitId);
  if (state.stage === 'none' || state.visitId !== event.visitId) return state;
  switch (event.type) {
    case 'card-read':
      return state.stage === 'reading' ? afterReading(state.visitId, event.reading) : state;
    case 'holder-confirmed':
      return confirm(state, event.index, event.today);
    case 'status-known':
      return state.stage === 'checking' ? afterStatus(state, event.record) : state;
    case 'status-unknown':
      return state.stage === 'checking' ? { ...state, stage: 'offline' } : state;
    case 'consent-given':
      return state.stage === 'deciding' && mayOpen(state.record, event.regime) ? create(state) : state;
    case 'opening-ended':
      return state.stage === 'creating' ? afterOpening(state, event.end) : state;
    case 'reprint-asked':
      return mayReprint(state) ? printAgain(state) : state;
    case 'ticket-known':
      return isPrinting(state, event.copy) ? afterPrinting(state, event.ticket) : state;
    case 'consent-refused':
      return state.stage === 'deciding' ? { stage: 'refused', visitId: state.visitId } : state;
    case 'left':
      return leave(state);
    case 'forgotten':
      return isCarryingOut(state) ? state : none;
    default:
      return event satisfies never;
  }
}

/** A new card may come once the former visit asks nothing more of anybody. */
export function mayBegin(state: VisitState): boolean {
  return state.stage === 'none' || (state.stage === 'finished' && state.leaving);
}

/** The outcomes with a code to print: the record is there, or its opening is under way. */
export type TicketOutcome = 'created' | 'pending';

export function hasTicket(outcome: VisitOutcome): outcome is TicketOutcome {
  return outcome === 'created' || outcome === 'pending';
}

/** In the regime mes-2022, and for whoever has Mon espace santé, software creates nothing. */
function mayOpen({ status, linkedToMes }: RecordStatus, regime: Regime): boolean {
  return regime === 'consent-2016' && !linkedToMes && status === 'none';
}

export type Reprintable = VisitState & { stage: 'finished'; outcome: TicketOutcome; ticket: TicketState };

export function mayReprint(state: VisitState): state is Reprintable {
  return state.stage === 'finished' && state.ticket !== null && !state.leaving;
}

function begin(state: VisitState, visitId: VisitId): VisitState {
  return mayBegin(state) ? { stage: 'reading', visitId } : state;
}

function afterReading(visitId: VisitId, reading: CardReading): VisitState {
  switch (reading.outcome) {
    case 'read':
      return reading.holders.length === 0
        ? { stage: 'card-problem', visitId, problem: 'no-holder' }
        : { stage: 'choosing', visitId, holders: reading.holders };
    case 'problem':
      return { stage: 'card-problem', visitId, problem: reading.problem };
    case 'removed':
    case 'lost':
      return none;
    default:
      return reading satisfies never;
  }
}

function confirm(state: VisitState, index: number, today: string): VisitState {
  if (state.stage !== 'choosing' && state.stage !== 'offline') return state;
  const { visitId, holders } = state;
  const holder = holders[index];
  if (holder === undefined) return state;
  const answer = eligibility(holder, today);
  if (answer.eligible) {
    const person = { view: holderView(holder, index), identity: answer.identity };
    return { stage: 'checking', visitId, holders, person };
  }
  return answer.reason === 'card-text'
    ? { stage: 'card-problem', visitId, problem: 'unreadable' }
    : { stage: 'not-possible', visitId, reason: answer.reason };
}

function afterStatus(state: VisitState & { stage: 'checking' }, record: RecordStatus): VisitState {
  return record.status === 'barred'
    ? { stage: 'not-possible', visitId: state.visitId, reason: 'barred' }
    : { ...state, stage: 'deciding', record };
}

function create({ visitId, holders, person }: VisitState & { stage: 'deciding' }): VisitState {
  return { stage: 'creating', visitId, holders, person, leaving: false };
}

function afterOpening(state: VisitState & { stage: 'creating' }, end: OpeningEnd): VisitState {
  const { visitId, holders, person, leaving } = state;
  if (end.end === 'outcome') {
    const { outcome } = end;
    return hasTicket(outcome)
      ? { stage: 'printing', visitId, outcome, copy: 1, leaving }
      : { stage: 'finished', visitId, outcome, ticket: null, copy: 0, leaving };
  }
  // Nothing was opened here, and what would come next shows a first name: not to an empty slot.
  if (leaving) return none;
  return end.end === 'offline'
    ? { stage: 'offline', visitId, holders, person }
    : { stage: 'deciding', visitId, holders, person, record: { status: 'requested', linkedToMes: false } };
}

function printAgain({ visitId, outcome, copy }: Reprintable): VisitState {
  return { stage: 'printing', visitId, outcome, copy: copy + 1, leaving: false };
}

/** A code is shown to the person who is there, and to nobody who comes after them. */
function afterPrinting(state: VisitState & { stage: 'printing' }, ticket: TicketState): VisitState {
  return { ...state, stage: 'finished', ticket: state.leaving ? withoutCode(ticket) : ticket };
}

function isPrinting(state: VisitState, copy: number): state is VisitState & { stage: 'printing' } {
  return state.stage === 'printing' && state.copy === copy;
}

/** What the patient decided is carried out to its end; everything else is wiped at once. */
function leave(state: VisitState): VisitState {
  return isCarryingOut(state) ? { ...state, leaving: true } : none;
}

type CarryingOut = VisitState & { stage: 'creating' | 'printing' };

function isCarryingOut(state: VisitState): state is CarryingOut {
  return state.stage === 'creating' || state.stage === 'printing';
}

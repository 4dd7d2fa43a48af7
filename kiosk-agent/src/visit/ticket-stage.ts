/** The code of an opening: on paper, on the screen, or not at all, as the person says. Pure. */
import type { TicketState } from '../../contract/printer.ts';
import { withoutCode } from './code-on-screen.ts';
import { hasTicket } from './opening.ts';
import { type Finished, none, type Printing, type TicketOutcome, type VisitState } from './visit-state.ts';

export type WithTicket = Finished & { outcome: TicketOutcome; ticket: TicketState };

/** The code is for the person who is there, and for nobody who comes after them. */
export function mayAskTicket(state: VisitState): state is WithTicket {
  return state.stage === 'finished' && hasTicket(state.outcome) && state.ticket !== null && !state.leaving;
}

/** The code itself goes with whoever gives it out: it is kept nowhere else. */
export function askTicket(state: VisitState): VisitState {
  if (!mayAskTicket(state)) return state;
  const { visitId, outcome, copy } = state;
  return { stage: 'printing', visitId, outcome, copy: copy + 1, leaving: false };
}

export function afterPrinting(state: Printing, copy: number, ticket: TicketState): VisitState {
  if (state.copy !== copy) return state;
  // Nothing on paper and nobody to read: there is nothing to say goodbye with.
  if (state.leaving && ticket.ticket === 'on-screen') return none;
  return { ...state, stage: 'finished', code: null, ticket: state.leaving ? withoutCode(ticket) : ticket };
}

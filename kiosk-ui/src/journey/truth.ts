/** What the agent's truth means on this screen. Pure. */
import type { CodeOnScreen, HolderView, Visit, VisitStage } from '@borne/kiosk-agent/contract';
import type { JourneyContext } from './events.ts';

/** Stages that live on without a card: the decision is being carried out, or its result is shown. */
const withoutCard: readonly VisitStage[] = ['creating', 'printing', 'finished', 'refused'];

/** The visit to show: none once this screen has ended it, and none the moment its card is out. */
export function shownVisit({ agent, ended }: JourneyContext): Visit {
  if (!agent || agent.visit.stage === 'none' || agent.visit.visitId === ended) return { stage: 'none' };
  const hidden = agent.slot !== 'occupied' && !withoutCard.includes(agent.visit.stage);
  return hidden ? { stage: 'none' } : agent.visit;
}

/** The person the screen speaks to; null while a card with several holders waits for a choice. */
export function holderShown(context: JourneyContext): HolderView | null {
  const visit = shownVisit(context);
  if ('holder' in visit) return visit.holder;
  return visit.stage === 'choosing' ? (visit.holders[chosenIndex(context, visit.holders)] ?? null) : null;
}

export function holdersShown(context: JourneyContext): HolderView[] {
  const visit = shownVisit(context);
  return visit.stage === 'choosing' ? visit.holders : [];
}

const holdersOnPage = 6;

export interface HoldersPage {
  holders: HolderView[];
  hasBack: boolean;
  hasNext: boolean;
}

export function holdersPage(context: JourneyContext): HoldersPage {
  const all = holdersShown(context);
  const from = context.holdersPage * holdersOnPage;
  const holders = all.slice(from, from + holdersOnPage);
  return { holders, hasBack: from > 0, hasNext: from + holdersOnPage < all.length };
}

/** Only under consent-2016, for a person who has no record, may anything be written. */
export function mayWrite(context: JourneyContext): boolean {
  const visit = shownVisit(context);
  if (context.agent?.kiosk?.regime !== 'consent-2016' || visit.stage !== 'deciding') return false;
  return visit.record.status === 'none' && !visit.record.linkedToMes;
}

export type Result =
  | 'done'
  | 'pending'
  | 'ticketMissing'
  | 'ticketDoubtful'
  | 'alreadyOpen'
  | 'refusedByService'
  | 'unknownOutcome';

/** Which of the last screens tells how a finished visit ended; null when it is not finished. */
export function resultOf(visit: Visit): Result | null {
  if (visit.stage !== 'finished') return null;
  const { outcome, ticket } = visit;
  if (outcome === 'created') return ticketResult(ticket, 'done');
  if (outcome === 'pending') return ticketResult(ticket, 'pending');
  return withoutTicket[outcome];
}

const withoutTicket = {
  'already-exists': 'alreadyOpen',
  refused: 'refusedByService',
  unknown: 'unknownOutcome',
} as const;

/** What the missing ticket would have carried; null once the agent has taken it back. */
export function codeToShow(context: JourneyContext): CodeOnScreen | null {
  const visit = shownVisit(context);
  if (visit.stage !== 'finished' || visit.ticket?.ticket !== 'not-printed') return null;
  return visit.ticket.codeOnScreen ?? null;
}

type Ticket = (Visit & { stage: 'finished' })['ticket'];

function ticketResult(ticket: Ticket, printed: 'done' | 'pending'): Result {
  if (ticket?.ticket === 'printed') return printed;
  return ticket?.ticket === 'unknown' ? 'ticketDoubtful' : 'ticketMissing';
}

function chosenIndex({ picked }: JourneyContext, holders: HolderView[]): number {
  if (picked !== null) return holders.findIndex(({ index }) => index === picked);
  return holders.length === 1 ? 0 : -1;
}

/** What the agent's truth means on this screen. Pure. */
import type {
  CallView,
  CodeOnScreen,
  HolderView,
  RecordStatus,
  Visit,
  VisitStage,
} from '@borne/kiosk-agent/contract';
import { type Capabilities, capabilitiesOf } from './capabilities.ts';
import type { JourneyContext } from './events.ts';

/** Stages that live on without a card: the decision is being carried out, or its result is shown. */
const withoutCard: readonly VisitStage[] = ['creating', 'closing', 'printing', 'finished', 'refused'];

/** Stages to which the same card leads back, within the agent's half minute. */
const suspendable: readonly VisitStage[] = [
  ...(['suspended', 'choosing', 'papers', 'checking', 'offline', 'deciding'] as const),
];

/**
 * The visit to show: none once this screen has ended it. The moment the card is out nothing personal is shown, even
 * before the agent has said what becomes of the visit.
 */
export function shownVisit({ agent, ended }: Pick<JourneyContext, 'agent' | 'ended'>): Visit {
  if (!agent || agent.visit.stage === 'none' || agent.visit.visitId === ended) return { stage: 'none' };
  const { visit, slot } = agent;
  if (slot === 'occupied' || withoutCard.includes(visit.stage)) return visit;
  return suspendable.includes(visit.stage)
    ? { stage: 'suspended', visitId: visit.visitId }
    : { stage: 'none' };
}

/** The person the screen speaks of; null while a card with several holders waits for a choice. */
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

/** The record that is decided about; null outside the decision. */
export function recordShown(context: JourneyContext): RecordStatus | null {
  const visit = shownVisit(context);
  return visit.stage === 'deciding' ? visit.record : null;
}

/** What may be done here, by this kiosk, for this record. */
export function capabilities(context: JourneyContext): Capabilities {
  return capabilitiesOf(context.agent?.kiosk?.regime ?? null, recordShown(context));
}

/** The call to the counter that stands open for this kiosk. */
export function callOf({ agent }: Pick<JourneyContext, 'agent'>): CallView | null {
  return agent?.assistance.call ?? null;
}

type Told = Pick<JourneyContext, 'agent'>;

/** The call that stood open does so no more: somebody ended it. */
export function callEnds(before: Told, now: Told): boolean {
  return callOf(before) !== null && callOf(now) === null;
}

/** Somebody comes after all, or ended the call: what lay over the screen goes. */
export function callIsAnswered(before: Told, now: Told): boolean {
  const comes = callOf(before) !== null && !isAssisted(before) && isAssisted(now);
  return comes || callEnds(before, now);
}

/** A person of the counter stands beside the patient. They help to read; they never answer. */
export function isAssisted(context: Pick<JourneyContext, 'agent'>): boolean {
  return callOf(context)?.state === 'taken';
}

export type Result =
  | 'done'
  | 'pending'
  | 'codeShown'
  | 'ticketMissing'
  | 'ticketDoubtful'
  | 'alreadyOpen'
  | 'refusedByService'
  | 'unknownOutcome'
  | 'closed'
  | 'closeRequested'
  | 'closeRefused';

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
  closed: 'closed',
  'close-pending': 'closeRequested',
  'close-refused': 'closeRefused',
} as const satisfies Record<string, Result>;

/** What the paper would have carried; null once the agent has taken it back. */
export function codeToShow(context: JourneyContext): CodeOnScreen | null {
  const ticket = ticketOf(context);
  if (ticket?.ticket === 'on-screen') return ticket.codeOnScreen;
  return ticket?.ticket === 'not-printed' ? (ticket.codeOnScreen ?? null) : null;
}

type Ticket = (Visit & { stage: 'finished' })['ticket'];

export function ticketOf(context: JourneyContext): Ticket {
  const visit = shownVisit(context);
  return visit.stage === 'finished' ? visit.ticket : null;
}

function ticketResult(ticket: Ticket, told: 'done' | 'pending'): Result {
  switch (ticket?.ticket) {
    case 'not-asked':
    case 'printed':
      return told;
    case 'on-screen':
      return 'codeShown';
    case 'unknown':
      return 'ticketDoubtful';
    default:
      return 'ticketMissing';
  }
}

function chosenIndex({ picked }: JourneyContext, holders: HolderView[]): number {
  if (picked !== null) return holders.findIndex(({ index }) => index === picked);
  return holders.length === 1 ? 0 : -1;
}

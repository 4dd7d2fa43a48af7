/** What a screen shows of the machine's context: which variant of its text, and nothing it could keep. Pure. */
import type {
  CardProblem,
  NotPossible,
  OutOfService,
  PrinterState,
  Regime,
} from '@borne/kiosk-agent/contract';
import type { CallProgress, MessageKey } from '../text/message.ts';
import { regimeOf } from './capabilities.ts';
import type { JourneyContext } from './events.ts';
import type { ScreenName } from './screen.ts';
import { callOf, capabilities, recordShown, shownVisit, ticketOf } from './truth.ts';

export function cardProblem(context: JourneyContext): CardProblem {
  const visit = shownVisit(context);
  return visit.stage === 'card-problem' ? visit.problem : 'unreadable';
}

/** A barred record and a reason of the card end on the same screen. */
export function notPossible(context: JourneyContext): NotPossible {
  const visit = shownVisit(context);
  return visit.stage === 'not-possible' ? visit.reason : 'barred';
}

export function outOfService({ agent }: JourneyContext): OutOfService {
  return agent?.outOfService ?? 'server-unreachable';
}

/** Of the person rather than of the site. */
export function regime(context: JourneyContext): Regime {
  return regimeOf(context.agent?.kiosk?.regime ?? null, recordShown(context));
}

/** Why nothing came out, as a person at the counter can act on it. */
export function ticketPrinter(context: JourneyContext): PrinterState {
  const ticket = ticketOf(context);
  return ticket && 'printer' in ticket ? ticket.printer : 'ready';
}

/** The same, for a sheet without a code. */
export function paperPrinter({ agent }: JourneyContext): PrinterState {
  const paper = agent?.paper;
  return paper && 'printer' in paper ? paper.printer : 'ready';
}

/** "Ouvert" is said only when the service has said it. */
export function openingOf(context: JourneyContext): 'created' | 'pending' {
  const visit = shownVisit(context);
  return visit.stage === 'finished' && visit.outcome === 'created' ? 'created' : 'pending';
}

/** A record that was closed or opposed is opened again; any other is opened. */
export function actOf(context: JourneyContext): 'open' | 'reopen' {
  return capabilities(context).yes === 'reopens' ? 'reopen' : 'open';
}

/** How far the call has come. One that the agent has not told of is on its way, or was never heard. */
export function callProgress(context: JourneyContext): CallProgress {
  const call = callOf(context);
  if (call) return call.state;
  return context.unheard ? 'unheard' : 'sending';
}

export function handOverProgress({ agent, unheard }: JourneyContext): 'asking' | 'given' | 'unheard' {
  return agent?.assistance.handOver?.state ?? (unheard ? 'unheard' : 'asking');
}

/** The number to say at the counter; null until there is one. */
export function handOverCode({ agent }: JourneyContext): string | null {
  const handOver = agent?.assistance.handOver;
  return handOver?.state === 'given' ? handOver.code : null;
}

/** The code of a record just asked for, or a sheet without a secret. */
export function receiptKind(context: JourneyContext): 'code' | 'sheet' {
  return ticketOf(context) === null ? 'sheet' : 'code';
}

/** Only where somebody may say yes is there something to refuse: whoever only reads decides nothing. */
export function mayRefuse(context: JourneyContext): boolean {
  return shownVisit(context).stage === 'deciding';
}

/** Somebody reads while their card is in: the service was away, and may be back. */
export function mayAskAgain(context: JourneyContext): boolean {
  return ['choosing', 'offline'].includes(shownVisit(context).stage);
}

/** Whether this record may be closed here, or only how to close it may be told. */
export function wayToClose(context: JourneyContext): 'closes' | 'guides' | null {
  return capabilities(context).close;
}

/** What stopping now would leave behind: nothing, a request on its way, or a thing already done. */
export function quitMessage(context: JourneyContext): MessageKey & `quitConfirm.${string}` {
  const { stage } = shownVisit(context);
  const isSent = ['consent', 'closure'].includes(context.command?.name ?? '') || context.decision !== null;
  if (stage === 'finished' || stage === 'refused') return 'quitConfirm.after';
  const isWorking = stage === 'creating' || stage === 'closing' || stage === 'printing';
  return isWorking || isSent ? 'quitConfirm.sent' : 'quitConfirm.before';
}

type Variants = { [Name in ScreenName]?: (context: JourneyContext) => MessageKey };

/** Screens whose words depend on more than their name. */
const variants: Variants = {
  outOfService: (context) => `outOfService.${outOfService(context)}`,
  cardProblem: (context) => `cardProblem.${cardProblem(context)}`,
  papers: (context) => `papers.${callProgress(context)}`,
  notPossible: (context) => `notPossible.${notPossible(context)}`,
  alreadyOpen: (context) => `alreadyOpen.${regime(context)}`,
  wasClosed: (context) => `wasClosed.${regime(context)}`,
  wasOpposed: (context) => `wasOpposed.${regime(context)}`,
  explainNever: (context) => `explainNever.${regime(context)}`,
  explainYours: (context) => `explainYours.${regime(context)}`,
  explainEmergency: (context) => `explainEmergency.${regime(context)}`,
  moreNever: (context) => `moreNever.${regime(context)}`,
  staffExplain: (context) => `staffExplain.${callProgress(context)}`,
  decide: (context) => `decide.${actOf(context)}`,
  later: (context) => `later.${regime(context)}`,
  informationEnd: (context) => (mayAskAgain(context) ? 'informationEnd.again' : 'informationEnd'),
  unanswered: ({ decision }) => (decision?.name === 'closure' ? 'closeUnanswered' : 'unanswered'),
  refused: ({ status }) => (status === 'closed' || status === 'opposed' ? 'refused.kept' : 'refused.none'),
  handOver: (context) => `handOver.${handOverProgress(context)}`,
  receiptChoice: (context) => `receiptChoice.${receiptKind(context)}`,
  ticketMissing: (context) => `ticketMissing.${openingOf(context)}`,
  ticketDoubtful: (context) => `ticketDoubtful.${openingOf(context)}`,
  help: (context) => `help.${callProgress(context)}`,
  quitConfirm: quitMessage,
};

/** The one message of the catalogue that a screen shows. */
export function messageOf(screen: ScreenName, context: JourneyContext): MessageKey {
  // A screen without variants is named as its message: a name that is not does not compile (see `Plain`).
  return variants[screen]?.(context) ?? (screen as Plain);
}

type Plain = Extract<ScreenName, MessageKey>;

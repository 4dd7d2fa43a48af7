/** What a catalogue of texts must hold: one typed key for every sentence that a screen can show. */
import type {
  CallView,
  CardProblem,
  NotPossible,
  OutOfService,
  PrinterState,
  Regime,
} from '@borne/kiosk-agent/contract';

/** A screen's own text: a title of at most 8 words, and at most 30 words below it, one sentence a line. */
export interface Message {
  title: string;
  body: readonly string[];
  /** Items shown one a line, each with its picture. */
  rows?: readonly string[];
  /** Said after the rows. */
  after?: readonly string[];
}

export type MessageKey =
  | 'connecting'
  | 'agentSilent'
  | 'screenTaken'
  | 'notPaired'
  | `outOfService.${OutOfService}`
  | 'welcome'
  | 'insertCard'
  | 'noCard'
  | 'informationEnd'
  | 'informationEnd.again'
  | 'reading'
  | `cardProblem.${CardProblem}`
  | 'whichPerson'
  | 'isItYou'
  | 'notYou'
  | 'minorRep'
  | `papers.${CallProgress}`
  | 'checking'
  | `notPossible.${NotPossible}`
  | 'offline'
  | `alreadyOpen.${Regime}`
  | `wasClosed.${Regime}`
  | `wasOpposed.${Regime}`
  | 'requested'
  | 'explainWhat'
  | 'explainWho'
  | `explainNever.${Regime}`
  | `explainYours.${Regime}`
  | `explainEmergency.${Regime}`
  | 'moreWhat'
  | 'moreWho'
  | `moreNever.${Regime}`
  | 'moreYours'
  | 'moreEmergency'
  | 'quizInsurer'
  | 'fixInsurer'
  | 'quizClose'
  | 'fixClose'
  | `staffExplain.${CallProgress}`
  | `decide.${'open' | 'reopen'}`
  | `later.${Regime}`
  | 'emergencyChoice'
  | 'samuChoice'
  | 'review'
  | 'creating'
  | 'unanswered'
  | 'refusing'
  /** none: there was no record. kept: a closed or opposed one stays so. */
  | `refused.${'none' | 'kept'}`
  | 'closeExplain'
  | 'closing'
  | 'closeUnanswered'
  | 'informedAsk'
  | 'informedActivate'
  | 'informedOppose'
  | 'guideClose'
  | 'guideReopen'
  | 'done'
  | 'pending'
  | 'refusedByService'
  | 'unknownOutcome'
  | 'closed'
  | 'closeRequested'
  | 'closeRefused'
  | `handOver.${'asking' | 'given' | 'unheard'}`
  /** code: what activates the record. sheet: a receipt or a guide. */
  | `receiptChoice.${'code' | 'sheet'}`
  | 'printing'
  | 'codeShown'
  | 'receiptShown'
  | 'ticketMissing.created'
  | 'ticketMissing.pending'
  | 'ticketDoubtful.created'
  | 'ticketDoubtful.pending'
  | 'paperMissing'
  | 'takeCard'
  | 'cardForgotten'
  | 'wiping'
  | 'cardGone'
  | 'cardGoneAfterRequest'
  | 'thanks'
  | `help.${CallProgress}`
  | 'helpNoAnswer'
  | 'idleWarning'
  | 'quitConfirm.before'
  | 'quitConfirm.sent'
  | 'quitConfirm.after'
  | 'language'
  | 'display';

/** How far a call to the counter has come (kiosk-agent/contract/assistance.ts). */
export type CallProgress = CallView['state'];

export type Messages = Record<MessageKey, Message>;

/** Why no ticket came out, as a person at the counter can act on it. */
export type PrinterReasons = Record<PrinterState, string>;

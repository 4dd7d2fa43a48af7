/** What a catalogue of texts must hold: one typed key for every sentence that a screen can show. */
import type {
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
  | 'reading'
  | `cardProblem.${CardProblem}`
  | 'whichPerson'
  | 'isItYou'
  | 'notYou'
  | 'checking'
  | `notPossible.${NotPossible}`
  | 'offline'
  | 'alreadyOpen'
  | 'wasClosed'
  | 'requested'
  | 'explainWhat'
  | 'explainWho'
  | `explainNever.${Regime}`
  | 'decide'
  | 'later'
  | 'emergencyChoice'
  | 'samuChoice'
  | 'review'
  | 'creating'
  | 'printing'
  | 'unanswered'
  | 'refusing'
  | 'refused'
  | 'informedAsk'
  | 'informedActivate'
  | 'informedOppose'
  | 'done'
  | 'pending'
  | 'ticketMissing.created'
  | 'ticketMissing.pending'
  | 'codeShown'
  | 'ticketDoubtful.created'
  | 'ticketDoubtful.pending'
  | 'refusedByService'
  | 'unknownOutcome'
  | 'takeCard'
  | 'cardForgotten'
  | 'cardGone'
  | 'cardGoneAfterRequest'
  | 'thanks'
  | 'help'
  | 'idleWarning'
  | 'quitConfirm.before'
  | 'quitConfirm.sent'
  | 'quitConfirm.after';

export type Messages = Record<MessageKey, Message>;

/** Why no ticket came out, as a person at the counter can act on it. */
export type PrinterReasons = Record<PrinterState, string>;

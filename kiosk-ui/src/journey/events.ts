/** What the machine of the visit may hear, and what it remembers: no name and no number of anybody but in `agent`. */
import type {
  AgentState,
  ConfirmHolder,
  FailureCode,
  GiveConsent,
  Notice,
  Refuse,
  VisitId,
  VisitOnly,
} from '@borne/kiosk-agent/contract';

/** Everything a patient can touch that carries nothing more than its name. */
export const plainTaps = [
  'START',
  'NEXT',
  'BACK',
  'YES',
  'NO',
  'LATER',
  'CONFIRM',
  'EDIT_EMERGENCY',
  'EDIT_SAMU',
  'PRINT_AGAIN',
  'SHOW_CODE',
  'HIDE_CODE',
  'RETRY',
  'DONE',
  'PAGE_NEXT',
  'PAGE_BACK',
  'HELP',
  'CANCEL',
  'QUIT',
  'QUIT_YES',
  'QUIT_NO',
  'STILL_HERE',
] as const;

export type PatientEvent = { type: (typeof plainTaps)[number] } | { type: 'PICK'; index: number };

/** One order to the agent: the last part of its address, and its body. */
export type Command =
  | { name: 'holder'; body: ConfirmHolder }
  | { name: 'consent'; body: GiveConsent }
  | { name: 'refusal'; body: Refuse }
  | { name: 'ticket'; body: VisitOnly }
  | { name: 'end'; body: VisitOnly };

/** What the agent's event stream tells. */
export type StreamEvent =
  | { type: 'AGENT_STATE'; state: AgentState }
  | { type: 'STREAM_LOST' }
  /** Another page has become the screen of this kiosk. */
  | { type: 'REPLACED' };

export type JourneyEvent =
  | PatientEvent
  | StreamEvent
  /** A finger or a key, wherever it fell. */
  | { type: 'TOUCH' }
  /** The voice begins or ends a sentence: somebody is listening. */
  | { type: 'HEARD' }
  /** Raised by the machine itself, from one of its regions to another. */
  | { type: 'SEND'; command: Command }
  | { type: 'COMMAND_FAILED' }
  | { type: 'NOBODY_LEFT' }
  | { type: 'ATTENTION_OVER' };

export interface JourneyInput {
  /** The digest of the texts that this page shows. */
  notice: Notice;
}

export interface JourneyContext extends JourneyInput {
  /** The agent's truth, whole; null until it has spoken. */
  agent: AgentState | null;
  /** The agent has spoken to this page at least once. */
  wasOpen: boolean;
  /** Fruitless attempts to reach the agent, in a row. */
  attempts: number;
  /** The visit on the screen. */
  visitId: VisitId | null;
  /** The visit that this screen has ended: it must not come back while the agent still wipes it. */
  ended: VisitId | null;
  /** Index of the holder touched, on a card with several. */
  picked: number | null;
  holdersPage: number;
  /** "It is me" was touched on this very page: a reloaded one asks again. */
  confirmed: boolean;
  /** Null until answered: there is no default. */
  breakGlassConsent: boolean | null;
  emergencyCallConsent: boolean | null;
  command: Command | null;
}

/** An expected end of a call to the agent. `unanswered`: nothing usable came back, or not in time. */
export type Answer = { ok: true } | { ok: false; code: FailureCode | 'unanswered' };

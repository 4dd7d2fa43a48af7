/** What the machine of the visit may hear, and what it remembers: no name and no number of anybody but in `agent`. */
import type {
  AgentState,
  AskClosure,
  AskTicket,
  ConfirmHolder,
  FailureCode,
  GiveConsent,
  Language,
  Notice,
  Refuse,
  VisitId,
  VisitOnly,
} from '@borne/kiosk-agent/contract';

/** Everything a patient can touch that carries nothing more than its name. */
export const plainTaps = [
  ...(['START', 'NO_CARD', 'INFORMATION', 'NEXT', 'BACK', 'MORE', 'YES', 'NO', 'LATER'] as const),
  /** Answers to the two questions; which one is right is the machine's to know. */
  ...(['QUIZ_YES', 'QUIZ_NO', 'QUIZ_UNKNOWN'] as const),
  ...(['CONFIRM', 'EDIT_EMERGENCY', 'EDIT_SAMU', 'UNDO'] as const),
  /** Somebody comes for another person. */
  ...(['AS_PARENT', 'AS_GUARDIAN'] as const),
  ...(['CLOSE_RECORD', 'CONFIRM_CLOSE', 'REOPEN', 'KEEP'] as const),
  /** Paper, phone, or nothing. */
  ...(['PAPER', 'PHONE', 'NOTHING', 'PRINT_AGAIN', 'SHOW_CODE', 'HIDE_CODE'] as const),
  ...(['RETRY', 'HAND_OVER', 'DONE', 'PAGE_NEXT', 'PAGE_BACK'] as const),
  ...(['HELP', 'CANCEL', 'QUIT', 'QUIT_YES', 'QUIT_NO', 'STILL_HERE', 'LANGUAGE', 'DISPLAY'] as const),
] as const;

export type PatientEvent =
  | { type: (typeof plainTaps)[number] }
  | { type: 'PICK'; index: number }
  | { type: 'PICK_LANGUAGE'; language: Language }
  | { type: 'SET_DISPLAY'; change: Partial<Display> };

/** How the screen is shown. Reset with every visit, like the language and the volume. */
export interface Display {
  /** Reading text at 100, 150 and 200 %. */
  size: 'normal' | 'large' | 'largest';
  contrast: 'normal' | 'high';
  /** low: everything that is touched stands in the lower part, for whoever sits. */
  reach: 'normal' | 'low';
  motion: 'normal' | 'calm';
}

export const plainDisplay: Display = {
  size: 'normal',
  contrast: 'normal',
  reach: 'normal',
  motion: 'normal',
};

/** One order to the agent: the last part of its address, and its body. */
export type Command =
  | { name: 'holder'; body: ConfirmHolder }
  | { name: 'consent'; body: GiveConsent }
  | { name: 'refusal'; body: Refuse }
  | { name: 'reconsider'; body: VisitOnly }
  | { name: 'closure'; body: AskClosure }
  | { name: 'ticket'; body: AskTicket }
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

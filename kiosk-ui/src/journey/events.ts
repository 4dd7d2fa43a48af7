/** What the machine of the visit may hear, and what it remembers: no name and no number of anybody but in `agent`. */
import type {
  Actor,
  AgentState,
  AskClosure,
  AskHandOver,
  AskPaper,
  AskTicket,
  CallCounter,
  ConfirmHolder,
  FailureCode,
  GiveConsent,
  Language,
  Notice,
  PaperKind,
  RecordStatus,
  Refuse,
  ShownScreen,
  Understood,
  VisitId,
  VisitOnly,
  WithdrawCall,
} from '@borne/kiosk-agent/contract';
import type { ScreenName } from './screen.ts';
import type { Standing } from './shown.ts';

/** Everything a patient can touch that carries nothing more than its name. */
export const plainTaps = [
  ...(['START', 'NO_CARD', 'INFORMATION', 'NEXT', 'BACK', 'MORE', 'YES', 'NO', 'LATER', 'REFUSE'] as const),
  /** Answers to the two questions; which one is right is the machine's to know. */
  ...(['QUIZ_YES', 'QUIZ_NO', 'QUIZ_UNKNOWN'] as const),
  ...(['CONFIRM', 'EDIT_EMERGENCY', 'EDIT_SAMU', 'UNDO'] as const),
  /** Somebody comes for another person. */
  ...(['AS_PARENT', 'AS_GUARDIAN'] as const),
  ...(['CLOSE_RECORD', 'CONFIRM_CLOSE', 'REOPEN', 'KEEP'] as const),
  /** Paper, phone, or nothing. */
  ...(['PAPER', 'PHONE', 'NOTHING', 'PRINT_AGAIN', 'HIDE_CODE'] as const),
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

/** One order to the agent about the visit: the last part of its address, and its body. */
export type Command =
  | { name: 'holder'; body: ConfirmHolder }
  | { name: 'consent'; body: GiveConsent }
  | { name: 'refusal'; body: Refuse }
  | { name: 'reconsider'; body: VisitOnly }
  | { name: 'closure'; body: AskClosure }
  | { name: 'ticket'; body: AskTicket }
  | { name: 'paper'; body: AskPaper }
  | { name: 'end'; body: VisitOnly };

/** What decides: confirmed once, and word for word the same however often it is sent. */
export type Decision = Extract<Command, { name: 'consent' | 'closure' }>;

/** One order about the counter: it never takes the place of a command, nor waits for one. */
export type Order =
  | { name: 'call'; body: CallCounter }
  | { name: 'withdraw'; body: WithdrawCall }
  | { name: 'hand-over'; body: AskHandOver };

/** What the agent's event stream tells. */
export type StreamEvent =
  | { type: 'AGENT_STATE'; state: AgentState }
  | { type: 'STREAM_LOST' }
  /** Another page has become the screen of this kiosk. */
  | { type: 'REPLACED' };

/** How much there is to read and to hear on the screen, told by the page once it has drawn it. */
export interface ScreenWords {
  words: number;
  /** All sentences of the screen, one after the other. */
  audioMs: number;
}

export type JourneyEvent =
  | PatientEvent
  | StreamEvent
  /** A finger or a key, wherever it fell. `at`: ms of the clock of SCREEN_SHOWN. */
  | { type: 'TOUCH'; at?: number }
  /** The voice begins or ends a sentence (`aloud`), or the scan of the keys walks on: somebody is there. */
  | { type: 'HEARD'; aloud?: boolean }
  /** From this moment on the page shows this; ms of a clock that only goes forward. */
  | { type: 'SCREEN_SHOWN'; screen: ScreenName; at: number }
  | ({ type: 'SCREEN_WORDS' } & ScreenWords)
  /** From the idle actor alone: nobody has stirred for as long as this screen takes, twice. */
  | { type: 'IDLE' }
  /** Raised by the machine itself, from one of its regions to another. */
  | { type: 'SEND'; command: Command }
  | { type: 'COMMAND_FAILED' }
  | { type: 'ASK_COUNTER'; order: Order }
  | { type: 'NOBODY_LEFT' }
  /** The counter was called from the journey itself, and nobody has come. */
  | { type: 'NOBODY_CAME' }
  | { type: 'ATTENTION_OVER' }
  | { type: 'SETTINGS_OVER' };

/** The digests of the texts that this page shows, in the language it shows. */
export interface Notices {
  /** Of what is said before an opening, a reopening or a refusal. */
  notice: Notice;
  /** Of what is said before a closure. */
  closureNotice: Notice;
}

/** What a language brings with it, once its words are on the page. */
export interface LanguageShown extends Notices {
  language: Language;
}

/** Those of the language with which every visit begins. */
export type JourneyInput = Notices;

/** The two questions; each is asked again once before a person explains. */
export type Question = 'insurer' | 'close';

export interface JourneyContext extends Notices {
  language: Language;
  display: Display;
  /** The digests to go back to when the visit is wiped. */
  firstNotices: Notices;
  /** The agent's truth, whole; null until it has spoken. */
  agent: AgentState | null;
  /** The agent has spoken to this page at least once. */
  wasOpen: boolean;
  /** Fruitless attempts to reach the agent, in a row. */
  attempts: number;
  /** Somebody was served since this page was last wiped. */
  used: boolean;
  /** The visit on the screen. */
  visitId: VisitId | null;
  /** The visit that this screen has ended: it must not come back while the agent still wipes it. */
  ended: VisitId | null;
  /** Index of the holder touched, on a card with several. */
  picked: number | null;
  holdersPage: number;
  /** Who said that they stand there. */
  as: Actor;
  /** "It is me" was touched on this very page: a reloaded one asks again. */
  confirmed: boolean;
  /** How the record stood when it was last looked at. */
  status: RecordStatus['status'] | null;
  /** Answers to each question that were not the right one, since it was last explained. */
  quizMisses: Record<Question, number>;
  /** The same, in the whole visit. */
  missed: Record<Question, number>;
  /** What this visit was shown before the screen that stands there now. */
  shown: readonly ShownScreen[];
  standing: Standing | null;
  /** False until both questions were answered, or a person of the counter explained. */
  understood: false | Understood;
  /** Null until answered: there is no default. */
  breakGlassConsent: boolean | null;
  emergencyCallConsent: boolean | null;
  decision: Decision | null;
  /** The sheet offered at the end. */
  paper: PaperKind | null;
  command: Command | null;
  /** To the counter: the first is on its way, the others wait. */
  orders: readonly Order[];
  /** The last order to the counter did not reach the agent. */
  unheard: boolean;
}

/** An expected end of a call to the agent. `unanswered`: nothing usable came back, or not in time. */
export type Answer = { ok: true } | { ok: false; code: FailureCode | 'unanswered' };

/** What the page at home is told of a record. Types only: nothing here names a person. */
import type { Actor, Language } from '../consent.ts';

export type ChannelKind = 'mobile' | 'email';

/** `shown`: masked, enough for its holder to know it again. */
export interface ShownChannel {
  kind: ChannelKind;
  shown: string;
}

/** none: nobody proved anything. awaits-code: the code sent to the confirmed channel is missing. */
export type HomeView = { stage: 'none' } | { stage: 'awaits-code'; sentTo: ShownChannel } | OpenHome;

/** requested: not answered yet; the page answers at once, so this is a moment or a fault. */
export type ErasureState = 'requested' | 'erased' | 'refused';
/** kept: the record is closed, and its proof is kept for the years of its retention. */
export type ErasureBar = 'record-open' | 'act-under-way' | 'legal-hold' | 'kept';

export interface ShownErasure {
  state: ErasureState;
  bar: ErasureBar | null;
  askedAt: string;
  keptUntil: string | null;
}

export interface OpenHome {
  stage: 'open';
  /** Until the page is closed, if nothing is asked meanwhile. */
  secondsLeft: number;
  record: 'activated' | 'closed';
  openedBy: Actor;
  /** Who may act here today; empty: nobody whom the record knows. */
  mayAct: ShownActor[];
  /** Day and time at which the code of the ticket ends (ISO 8601); null: it ended. */
  codeUntil: string | null;
  /** What this server can send to. */
  offered: ChannelKind[];
  channel: ShownChannel | null;
  /** An address whose code is awaited. */
  awaiting: ShownChannel | null;
  access: ShownAccess | null;
  choices: ShownChoices;
  closure: 'pending' | 'closed' | 'refused' | null;
  erasure: ShownErasure | null;
}

/** `relation`: of a representative, as the counter noted it at the opening. */
export interface ShownActor {
  actor: Actor;
  relation: 'mother' | 'father' | 'guardian' | null;
}

export interface ShownAccess {
  state: 'requested' | 'sending' | 'created' | 'exists' | 'refused' | 'uncertain';
  /** Never with the password, which the page is never told. Null: noted, or none. */
  login: string | null;
  password: 'none' | 'waiting' | 'sent' | 'lost';
}

export interface ShownChoices {
  breakGlassConsent: boolean;
  emergencyCallConsent: boolean;
}

export interface ShownTrailLine {
  at: string;
  what: string;
  who: 'kiosk' | 'home' | 'national' | 'counter' | 'server' | 'unknown';
  siteName: string | null;
}

export interface ShownReceipt extends ShownChoices {
  act: 'open' | 'reopen';
  answeredAt: string;
  siteName: string;
  language: Language;
  noticeVersion: string;
  noticeSha256: string;
  actor: 'self' | 'parent' | 'guardian';
  understood: 'quiz' | 'staff' | null;
  assisted: boolean | null;
  changes: (ShownChoices & { at: string; state: string })[];
}

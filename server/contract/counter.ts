/**
 * What the counter's page is told, and asks. Not for kiosks: index.ts does not open this file. Nothing here says what
 * a person decided; staff are shown by the name that the sign-in gives them.
 */
import type { CallKind, HandOverReason, Phase } from './assistance.ts';
import type { RepresentativeName } from './representative.ts';
import type { ProviderName } from './sign-in.ts';

/**
 * Who works at this page, and where. `development`: anybody could sign in, and the page says so. `demonstration`: the
 * people that a provider proved are invented too.
 */
export interface CounterSession {
  staffName: string;
  siteName: string;
  signIn: 'development' | ProviderName;
  demonstration: boolean;
}

/** The invented staff that the development sign-in offers, and the sites where they may work. */
export interface StaffList {
  staff: { staffId: string; name: string }[];
  sites: { siteId: string; name: string }[];
}

/** GET /api/board: `event: board`, all kiosks of the site, whoever waits longest first; told again every 10 s. */
export interface Board {
  /** ISO 8601. Each reading differs by it, so that a page that hears nothing knows that its line is dead. */
  readAt: string;
  kiosks: KioskLine[];
}

export interface KioskLine {
  kioskId: string;
  /** « Borne 1 ». */
  label: string;
  /** silent: it has not told anything for more than a minute. */
  phase: Phase | 'silent';
  call: BoardCall | null;
}

export interface BoardCall {
  callId: string;
  kind: CallKind;
  as: 'parent' | 'guardian' | null;
  /** Null: it waits. */
  takenBy: { name: string; me: boolean } | null;
  /** Since it was placed, at the moment of the reading; in milliseconds. */
  waitedMs: number;
}

/** POST /api/calls/{callId}. end: the call is settled; papers end with one of their two verdicts only. */
export type CallAct =
  | { act: 'take' }
  | { act: 'end' }
  | {
      act: 'accept-papers';
      relation: 'mother' | 'father' | 'guardian';
      opinion: 'agrees' | 'disagrees' | 'not-expressed';
      /** As the papers say it. */
      name: RepresentativeName;
    }
  | { act: 'not-accept-papers' }
  | { act: 'explained' };

/** POST /api/hand-overs `{ code }`. unknown: mistyped, expired, of another site, or a colleague has it. */
export type HandOverAnswer =
  | { answer: 'taken'; reason: HandOverReason; label: string }
  | { answer: 'unknown' }
  | { answer: 'too-many'; seconds: number };

/**
 * Every other answer. done: also when it was done before. not-open: somebody else ended the call, or it is not of this
 * site. signed-out: no session, or no longer. refused: the request does not come from this page.
 */
export type CounterAnswer = { answer: 'done' | 'not-open' | 'signed-out' | 'refused' };

/**
 * One call of this kiosk to the counter, from the touch to its end. Pure.
 *
 * A kiosk has one open call at most, for one person stands there. A second one joins the first: whoever comes for one
 * thing can do the other. Where the second asks for more (papers before an explanation, that before help, that before a
 * forgotten card) it takes the first one's place, because only a call of its kind can carry its verdict.
 */
import type { CallKind, CallState, PlaceCall, Verdict } from '@borne/server/contract';
import type { CallView } from '../../contract/assistance.ts';

export interface Call extends PlaceCall {
  callId: string;
  /** As in CallView; over: ended, by whomever. */
  state: CallView['state'] | 'over';
  ahead: number;
  verdict: Verdict | null;
  /** « Aide » was touched too: before this call took the place of that one, or while it was open. */
  helpToo: boolean;
}

/** What a person at the kiosk calls somebody for, and lets go of. The other kinds are the kiosk's own. */
export type PersonCall = Extract<CallKind, 'help' | 'explanation'>;

const rank: Record<CallKind, number> = { 'card-forgotten': 0, help: 1, explanation: 2, papers: 3 };

export function newCall(callId: string, asked: PlaceCall): Call {
  return { ...asked, callId, state: 'sending', ahead: 0, verdict: null, helpToo: false };
}

/** A call that asks for more than the open one, and comes in its place. */
export function inPlaceOf(former: Call | null, call: Call): Call {
  const helpWasAsked = former !== null && (former.kind === 'help' || former.helpToo);
  return { ...call, helpToo: helpWasAsked };
}

/** What an open call becomes when another is asked for; null: the new one takes its place. */
export function joinedBy(running: Call, asked: PlaceCall): Call | null {
  if (rank[asked.kind] > rank[running.kind]) return null;
  return { ...running, helpToo: running.helpToo || (asked.kind === 'help' && running.kind !== 'help') };
}

const order: Record<Call['state'], number> = { sending: 0, unheard: 0, waiting: 1, taken: 2, over: 3 };

/** What the server says comes by two ways, and may come late on one of them: a call never goes back. */
export function afterNews(call: Call, { callId, state, ahead, verdict }: CallState): Call {
  const isOld = call.state === 'over' || order[state] < order[call.state];
  return callId !== call.callId || isOld ? call : { ...call, state, ahead, verdict };
}

/** The server did not answer: once known to have arrived, a call is there whatever the line does. */
export function afterSilence(call: Call): Call {
  return call.state === 'sending' ? { ...call, state: 'unheard' } : call;
}

/**
 * The person needs nobody any more for this: the call as it goes on, the one that comes in its place, or null, nobody is
 * called. Whoever stands there for an explanation has heard of the rest too.
 */
export function afterWithdrawal(call: Call, kind: PersonCall): Call | PlaceCall | null {
  if (kind === 'help') return call.kind === 'help' ? null : { ...call, helpToo: false };
  if (call.kind !== 'explanation') return call;
  const onlyHelpIsLeft = call.helpToo && call.state !== 'taken';
  return onlyHelpIsLeft ? { kind: 'help', visitId: call.visitId, as: null } : null;
}

/** Somebody of the counter came: they said so, or gave a verdict, which only whoever has taken a call can. */
export function wasTaken({ state, verdict }: Call): boolean {
  return state === 'taken' || verdict !== null;
}

export function callView(call: Call | null): CallView | null {
  if (call === null || call.state === 'over') return null;
  const { kind, state, ahead } = call;
  return { kind, state, ahead };
}

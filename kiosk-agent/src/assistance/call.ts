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
  /** « Aide » was touched while this call, of another kind, was open. */
  joined: boolean;
}

const rank: Record<CallKind, number> = { 'card-forgotten': 0, help: 1, explanation: 2, papers: 3 };

export function newCall(callId: string, asked: PlaceCall): Call {
  return { ...asked, callId, state: 'sending', ahead: 0, verdict: null, joined: false };
}

/** What an open call becomes when another is asked for; null: the new one takes its place. */
export function joinedBy(running: Call, asked: PlaceCall): Call | null {
  if (rank[asked.kind] > rank[running.kind]) return null;
  return { ...running, joined: running.joined || asked.kind !== running.kind };
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
 * The person needs nobody any more; null: the call is withdrawn. Papers and a forgotten card are the kiosk's own calls.
 * « Aide » laid over an explanation is let go first, unless somebody stands there already: then both have been met.
 */
export function afterWithdrawal(call: Call): Call | null {
  const isOwn = call.kind === 'papers' || call.kind === 'card-forgotten';
  const onlyLaidOver = call.joined && call.state !== 'taken';
  return isOwn || onlyLaidOver ? { ...call, joined: false } : null;
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

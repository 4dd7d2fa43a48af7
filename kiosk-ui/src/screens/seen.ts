/** What a screen reads of the machine's context, where journey/view.ts has no name for it yet. Pure. */
import type { AgentState, CallView, PaperOfVisit } from '@borne/kiosk-agent/contract';
import type { JourneyContext } from '../journey/events.ts';
import { shownVisit } from '../journey/truth.ts';
import type { CallProgress } from '../text/message.ts';

type HandOver = NonNullable<AgentState['assistance']['handOver']>;

export function callOf({ agent }: JourneyContext): CallView | null {
  return agent?.assistance.call ?? null;
}

/** A call that the agent has not told of yet is on its way, unless the agent itself did not hear it. */
export function callProgress(context: JourneyContext): CallProgress {
  return callOf(context)?.state ?? (context.unheard ? 'unheard' : 'sending');
}

/** The number to say at the counter; asking: until the agent tells more. */
export function handOverOf({ agent, unheard }: JourneyContext): HandOver {
  return agent?.assistance.handOver ?? { state: unheard ? 'unheard' : 'asking' };
}

const former: ReadonlySet<JourneyContext['status']> = new Set(['closed', 'opposed']);

/** A record that was closed or opposed is opened again; any other is opened. */
export function actOf({ status }: JourneyContext): 'open' | 'reopen' {
  return former.has(status) ? 'reopen' : 'open';
}

/** There was nothing, or what stood stays as it was. */
export function refusedMessage({ status }: JourneyContext): `refused.${'none' | 'kept'}` {
  return former.has(status) ? 'refused.kept' : 'refused.none';
}

/** Whose answer was lost: that of an opening, or of a closure. */
export function unansweredMessage({ decision }: JourneyContext): 'unanswered' | 'closeUnanswered' {
  return decision?.name === 'closure' ? 'closeUnanswered' : 'unanswered';
}

/** AAAA-MM-JJ of the closure or of the opposition; null where nobody told it. */
export function sinceOf(context: JourneyContext): string | null {
  const visit = shownVisit(context);
  return visit.stage === 'deciding' ? visit.record.since : null;
}

/** Only where somebody may say yes is there something to refuse: without a card one reads, and decides nothing. */
export function mayDecide(context: JourneyContext): boolean {
  return shownVisit(context).stage === 'deciding';
}

/** The code of a record just asked for, or a sheet without a secret. */
export function receiptKind(context: JourneyContext): 'code' | 'sheet' {
  const visit = shownVisit(context);
  return visit.stage === 'finished' && visit.ticket !== null ? 'code' : 'sheet';
}

/** The page of a sheet, to scan; null before it is asked for. */
export function sheetOnScreen({ agent }: JourneyContext): (PaperOfVisit & { state: 'on-screen' }) | null {
  return agent?.paper?.state === 'on-screen' ? agent.paper : null;
}

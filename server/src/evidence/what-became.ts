/** What evidence says of a move of an act; most moves say nothing new. Pure. */
import type { WhatBecame } from './evidence-desk.ts';

interface Act {
  actId: string;
  transaction: WhatBecame['transaction'];
  /** Calls that may have arrived. */
  sends: number;
}

interface Move {
  to: string;
  event: string;
  /** How it is known, or the national service's own code. */
  detail: string;
}

const settled = ['created', 'already-exists', 'refused', 'closed'] as const;

/** Null: nothing to tell. Of doubts only the first is told: the last word ends them all. */
export function whatBecame(
  { actId, transaction, sends }: Act,
  { to, event, detail }: Move,
): WhatBecame | null {
  const messageId = sends > 0 ? actId : null;
  const end = settled.find((state) => state === to);
  if (end)
    return { actId, outcome: end, transaction, messageId, code: detail === 'answered' ? null : detail };
  const isFirstDoubt = to === 'uncertain' && event === 'answer-lost' && sends === 1;
  return isFirstDoubt ? { actId, outcome: 'uncertain', transaction, messageId, code: detail } : null;
}

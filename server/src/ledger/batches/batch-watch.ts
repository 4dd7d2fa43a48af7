/**
 * Looks at the batches all the time, each kind by itself, round after round, in short steps spread over `passMs`: what a
 * superuser changes is found within one round. A round takes longer where the rows are so many that the steps alone do.
 */
import type { Log } from '../../log.ts';
import { inTurns, rest, type Turns } from '../../turns.ts';
import { type History, isSame } from '../ledger-watch.ts';
import { beginBatches, walkBatches } from './batch-check.ts';
import type { BatchStore } from './batch-store.ts';

export interface BatchWatchParts {
  store: BatchStore;
  log: Log;
  passMs: number;
  stepRows?: number;
}

export interface BatchWatch extends Turns {
  /** `size`: batches. */
  history(): History;
}

const usualStepRows = 2_000;
/** Steps are this far apart where there is little to look at. */
const mostSteps = 100;

export function watchBatches(parts: BatchWatchParts): BatchWatch {
  let history: History = { state: 'not-yet-checked' };
  const turn = async (signal: AbortSignal): Promise<void> => {
    const begun = performance.now();
    try {
      const next = await lookAtAll(parts, signal);
      if (signal.aborted) return;
      if (next.state === 'tampered' && !isSame(history, next))
        parts.log.error('ledger-tampered', { reason: next.finding.what, size: next.finding.at });
      history = next;
    } catch (error) {
      // The database went away: nothing is known to have changed, and nothing is known to be sound.
      parts.log.warn('ledger-trouble', { reason: 'batch-watch', error });
    }
    await rest(Math.max(parts.passMs / mostSteps, parts.passMs - (performance.now() - begun)), signal);
  };
  const turns = inTurns(turn, 0);
  return { history: () => history, stop: () => turns.stop() };
}

async function lookAtAll(
  { store, passMs, stepRows = usualStepRows }: BatchWatchParts,
  signal: AbortSignal,
): Promise<History> {
  const begun = performance.now();
  let walk = await beginBatches(store);
  while (!walk.finding && walk.next < walk.count && !signal.aborted) {
    walk = await walkBatches(store, walk, stepRows);
    // By the clock of the whole round: a step that was late is made up for.
    const due = begun + (passMs * walk.next) / walk.count;
    if (walk.next < walk.count) await rest(Math.max(0, due - performance.now()), signal);
  }
  return walk.finding ? { state: 'tampered', finding: walk.finding } : { state: 'sound', size: walk.count };
}

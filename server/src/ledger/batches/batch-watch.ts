/**
 * Looks at the batches all the time, each kind by itself, round after round, in short steps spread over `passMs`: what a
 * superuser changes is found within one round. A round takes longer where the rows are so many that the steps would have to be
 * made without rest: what was changed by a statement is found sooner by movement/movement-watch.ts.
 */
import type { Log } from '../../log.ts';
import { inTurns, type Turns } from '../../turns.ts';
import { type History, isSame, watchShare } from '../ledger-watch.ts';
import { type Pacing, paced } from '../pace.ts';
import { beginBatches, walkBatches } from './batch-check.ts';
import type { BatchStore } from './batch-store.ts';

export interface BatchWatchParts {
  store: BatchStore;
  log: Log;
  passMs: number;
  stepRows?: number;
  /** Of the time, at work at most. */
  share?: number;
}

export interface BatchWatch extends Turns {
  /** `size`: batches. */
  history(): History;
}

const usualStepRows = 2_000;

export function watchBatches(parts: BatchWatchParts): BatchWatch {
  const { passMs, share = watchShare } = parts;
  let history: History = { state: 'not-yet-checked' };
  const turn = async (signal: AbortSignal): Promise<void> => {
    const pace = paced({ passMs, share }, signal);
    try {
      const next = await lookAtAll(parts, pace, signal);
      if (signal.aborted) return;
      if (next.state === 'tampered' && !isSame(history, next))
        parts.log.error('ledger-tampered', { reason: next.finding.what, size: next.finding.at });
      history = next;
    } catch (error) {
      // The database went away: nothing is known to have changed, and nothing is known to be sound.
      parts.log.warn('ledger-trouble', { reason: 'batch-watch', error });
    }
    await pace(1);
  };
  const turns = inTurns(turn, 0);
  return { history: () => history, stop: () => turns.stop() };
}

async function lookAtAll(
  { store, stepRows = usualStepRows }: BatchWatchParts,
  pace: Pacing,
  signal: AbortSignal,
): Promise<History> {
  let walk = await beginBatches(store);
  while (!walk.finding && walk.next < walk.count && !signal.aborted) {
    walk = await walkBatches(store, walk, stepRows);
    if (walk.next < walk.count) await pace(walk.next / walk.count);
  }
  return walk.finding ? { state: 'tampered', finding: walk.finding } : { state: 'sound', size: walk.count };
}

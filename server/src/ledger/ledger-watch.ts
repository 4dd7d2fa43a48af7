/**
 * Looks at the stored ledger all the time, pass after pass, in short steps with pauses so that nobody waits behind it.
 * A pass takes `passMs`, or longer where the tree is so large that the steps would have to be made without rest: what was
 * changed by a statement is found sooner by another watch (movement/movement-watch.ts), whatever was changed by this one.
 */
import type { Database } from '../db/database.ts';
import type { Log } from '../log.ts';
import { inTurns, type Turns } from '../turns.ts';
import {
  checkOutlines,
  type Finding,
  type Remembered,
  type Walk,
  walkOn,
  walkStart,
} from './history-check.ts';
import { type SeenEdges, seenEdges } from './movement/pieces.ts';
import { type Pacing, paced } from './pace.ts';
import type { VerifierKey } from './verifier-key.ts';
import { type WatchStore, watchStore } from './watch-store.ts';

export interface WatchParts {
  database: Database;
  log: Log;
  /** The ledger's key and its former ones. */
  keys: VerifierKey[];
  passMs?: number;
  /** What was seen on the way; a step is one of its pieces. */
  edges?: SeenEdges;
  /** Of the time, at work at most. */
  share?: number;
}

/** not-yet-checked until a first pass has ended. */
export type History =
  | { state: 'not-yet-checked' }
  | { state: 'sound'; size: number }
  | { state: 'tampered'; finding: Finding };

export interface LedgerWatch extends Turns {
  history(): History;
}

export const usualPassMs = 40_000;
export const usualPieceLeaves = 2_048;
/** Of one thread's time, for each watch that reads everything. */
export const watchShare = 1 / 32;

export function watchLedger(parts: WatchParts): LedgerWatch {
  const { database, keys, passMs = usualPassMs, share = watchShare } = parts;
  const { edges = seenEdges(usualPieceLeaves) } = parts;
  const passing = { store: watchStore(database), keys, edges };
  let history: History = { state: 'not-yet-checked' };
  let remembered: Remembered = { size: 0, checkpoints: 0 };
  const tell = (next: History): void => {
    if (next.state === 'tampered' && !isSame(history, next)) {
      parts.log.error('ledger-tampered', { reason: next.finding.what, size: next.finding.at });
    }
    history = next;
  };
  const turn = async (signal: AbortSignal): Promise<void> => {
    const pace = paced({ passMs, share }, signal);
    try {
      const passed = await pass(passing, remembered, pace, signal);
      if (signal.aborted) return;
      remembered = passed.remembered;
      tell(passed.history);
    } catch (error) {
      // The database went away: nothing is known to have changed, and nothing is known to be sound.
      parts.log.warn('ledger-trouble', { reason: 'watch', error });
    }
    await pace(1);
  };
  const turns = inTurns(turn, 0);
  return { history: () => history, stop: () => turns.stop() };
}

/** Told already? */
export function isSame(history: History, next: { finding: Finding }): boolean {
  return history.state === 'tampered' && history.finding.what === next.finding.what;
}

interface Passing {
  store: WatchStore;
  keys: VerifierKey[];
  edges: SeenEdges;
}

interface Passed {
  history: History;
  remembered: Remembered;
}

async function pass(
  passing: Passing,
  before: Remembered,
  pace: Pacing,
  signal: AbortSignal,
): Promise<Passed> {
  const outlines = await passing.store.outlines(before.size);
  const size = outlines.newest?.size ?? 0;
  const finding = checkOutlines(outlines, before) ?? (await walkAll(passing, size, pace, signal));
  return finding
    ? { history: { state: 'tampered', finding }, remembered: before }
    : { history: { state: 'sound', size }, remembered: { size, checkpoints: outlines.checkpoints } };
}

async function walkAll(
  { store, keys, edges }: Passing,
  size: number,
  pace: Pacing,
  signal: AbortSignal,
): Promise<Finding | null> {
  let walk: Walk = walkStart;
  while (walk.tree.size < size && !signal.aborted) {
    const to = Math.min(size, walk.tree.size + edges.pieceLeaves);
    walk = await walkOn(store, walk, { to, keys });
    if (walk.finding) return walk.finding;
    if (!edges.keep(walk.tree)) return { what: 'tree-changed', at: walk.tree.size };
    if (walk.tree.size < size) await pace(walk.tree.size / size);
  }
  return null;
}

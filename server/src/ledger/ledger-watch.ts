/**
 * Looks at the stored ledger all the time, pass after pass, in short steps with pauses so that nobody waits behind it.
 * A pass takes `passMs`, or longer when the tree is so large that the steps alone take longer; what a superuser
 * changes is found when the walk comes to its place again, so within the time of one pass.
 */
import type { Database } from '../db/database.ts';
import type { Log } from '../log.ts';
import { inTurns, rest, type Turns } from '../turns.ts';
import {
  checkOutlines,
  type Finding,
  type Remembered,
  type Walk,
  walkOn,
  walkStart,
} from './history-check.ts';
import type { VerifierKey } from './verifier-key.ts';
import { type WatchStore, watchStore } from './watch-store.ts';

export interface WatchParts {
  database: Database;
  log: Log;
  /** The ledger's key and its former ones. */
  keys: VerifierKey[];
  passMs?: number;
  stepLeaves?: number;
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
const usual = { passMs: usualPassMs, stepLeaves: 2_000 };

export function watchLedger(parts: WatchParts): LedgerWatch {
  const store = watchStore(parts.database);
  let history: History = { state: 'not-yet-checked' };
  let remembered: Remembered = { size: 0, checkpoints: 0 };
  const tell = (next: History): void => {
    if (next.state === 'tampered' && !isSame(history, next)) {
      parts.log.error('ledger-tampered', { reason: next.finding.what, size: next.finding.at });
    }
    history = next;
  };
  const turn = async (signal: AbortSignal): Promise<void> => {
    try {
      const passed = await pass(store, remembered, parts, signal);
      if (signal.aborted) return;
      remembered = passed.remembered;
      tell(passed.history);
      await rest(passed.pauseMs, signal);
    } catch (error) {
      // The database went away: nothing is known to have changed, and nothing is known to be sound.
      parts.log.warn('ledger-trouble', { reason: 'watch', error });
      await rest(parts.passMs ?? usual.passMs, signal);
    }
  };
  const turns = inTurns(turn, 0);
  return { history: () => history, stop: () => turns.stop() };
}

/** Told already? */
export function isSame(history: History, next: { finding: Finding }): boolean {
  return history.state === 'tampered' && history.finding.what === next.finding.what;
}

interface Passed {
  history: History;
  remembered: Remembered;
  /** What is left of the pass's time. */
  pauseMs: number;
}

async function pass(
  store: WatchStore,
  before: Remembered,
  { keys, passMs = usual.passMs, stepLeaves = usual.stepLeaves }: WatchParts,
  signal: AbortSignal,
): Promise<Passed> {
  const outlines = await store.outlines();
  const size = outlines.newest?.size ?? 0;
  const pauseMs = passMs / Math.max(1, Math.ceil(size / stepLeaves));
  const amiss = checkOutlines(outlines, before);
  const finding = amiss ?? (await walkAll(store, { size, keys, stepLeaves, pauseMs }, signal));
  return finding
    ? { history: { state: 'tampered', finding }, remembered: before, pauseMs: passMs }
    : { history: { state: 'sound', size }, remembered: { size, checkpoints: outlines.checkpoints }, pauseMs };
}

interface WalkSettings {
  size: number;
  keys: VerifierKey[];
  stepLeaves: number;
  /** From the beginning of one step to that of the next. */
  pauseMs: number;
}

async function walkAll(
  store: WatchStore,
  { size, keys, stepLeaves, pauseMs }: WalkSettings,
  signal: AbortSignal,
): Promise<Finding | null> {
  const begun = performance.now();
  let walk: Walk = walkStart;
  for (let step = 1; walk.tree.size < size && !signal.aborted; step += 1) {
    walk = await walkOn(store, walk, { to: Math.min(size, walk.tree.size + stepLeaves), keys });
    if (walk.finding) return walk.finding;
    // By the clock of the whole pass: a step that was late is made up for.
    if (walk.tree.size < size) await rest(Math.max(0, begun + step * pauseMs - performance.now()), signal);
  }
  return null;
}

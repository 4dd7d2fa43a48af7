/**
 * Looks every few seconds at what was written since the last look, wherever it stands, and hashes only that again. The
 * other watches read everything, which takes the longer the more there is; what a statement changes is found by this one
 * as soon in a large ledger as in a small one. What no statement can do, a file edited under a stopped database, is theirs.
 */
import type { Database } from '../../db/database.ts';
import type { Log } from '../../log.ts';
import { inTurns, rest, type Turns } from '../../turns.ts';
import type { BatchStore } from '../batches/batch-store.ts';
import { checkOutlines, type Remembered } from '../history-check.ts';
import { type History, isSame } from '../ledger-watch.ts';
import type { VerifierKey } from '../verifier-key.ts';
import { watchStore } from '../watch-store.ts';
import { type Mark, movementStore } from './movement-store.ts';
import type { SeenEdges } from './pieces.ts';
import { type Suspects, suspects } from './suspects.ts';

export interface MovementParts {
  /** One that lets a statement go through a whole table. */
  database: Database;
  log: Log;
  keys: VerifierKey[];
  audit: BatchStore;
  evidence: BatchStore;
  /** Filled by the walk through the whole ledger. */
  edges: SeenEdges;
  /** From one look to the next, or more: a look never takes more than `share` of the time. */
  everyMs: number;
}

/** Of the time, at work at most. */
const share = 1 / 8;

export interface MovementWatch extends Turns {
  /** `size`: leaves. not-yet-checked until there was a look to compare with. */
  history(): History;
}

interface State {
  mark: Mark | null;
  remembered: Remembered;
  suspects: Suspects;
}

export function watchMovement(parts: MovementParts): MovementWatch {
  const { log, everyMs } = parts;
  let history: History = { state: 'not-yet-checked' };
  const state: State = {
    mark: null,
    remembered: { size: 0, checkpoints: 0 },
    suspects: suspects(parts, parts.edges.pieceLeaves),
  };
  const turn = async (signal: AbortSignal): Promise<void> => {
    const begun = performance.now();
    try {
      const next = await look(parts, state, signal);
      if (signal.aborted) return;
      if (next.state === 'tampered' && !isSame(history, next))
        log.error('ledger-tampered', { reason: next.finding.what, size: next.finding.at });
      history = next;
    } catch (error) {
      // The database went away: nothing is known to have changed, and nothing is known to be sound.
      log.warn('ledger-trouble', { reason: 'movement-watch', error });
    }
    const took = performance.now() - begun;
    await rest(Math.max(everyMs - took, took * (1 / share - 1)), signal);
  };
  const turns = inTurns(turn, 0);
  return { history: () => history, stop: () => turns.stop() };
}

async function look(parts: MovementParts, state: State, signal: AbortSignal): Promise<History> {
  const { database, edges, keys } = parts;
  const moved = movementStore(database);
  const horizon = await moved.horizon();
  const outlines = await watchStore(database).outlines(state.remembered.size);
  // What is amiss here stays so until it is put right: the mark stays with it.
  const amiss = checkOutlines(outlines, state.remembered) ?? (await moved.miscounted());
  if (amiss) return { state: 'tampered', finding: amiss };
  const size = outlines.newest?.size ?? 0;
  const now = { horizon, size, ...(await batchesOf(parts)) };
  const before = state.mark;
  if (before) state.suspects.add(await moved.movedSince(before, edges.pieceLeaves), before, now);
  state.mark = now;
  state.remembered = { size, checkpoints: outlines.checkpoints };
  const finding = await state.suspects.check({ database, edges, keys, size }, signal);
  if (finding) return { state: 'tampered', finding };
  return before ? { state: 'sound', size } : { state: 'not-yet-checked' };
}

async function batchesOf({
  audit,
  evidence,
}: MovementParts): Promise<Pick<Mark, 'auditBatches' | 'evidenceBatches'>> {
  return { auditBatches: await audit.count(), evidenceBatches: await evidence.count() };
}

/** Waits for the national answer: the worker's word wakes the wait, the database decides what is true. */
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { isSettled, type RecordState } from './record.ts';

export interface Settlements {
  /** Says that something was decided about this record, in this process. Only a hint. */
  announce: (recordId: string) => void;
  /**
   * The state once settled, or as it is at the deadline, or when `signal` ends the wait; null when it was never seen.
   * A database that does not answer is waited out: what is committed stays true without it.
   */
  wait(recordId: string, deadlineMs: number, signal: AbortSignal): Promise<RecordState | null>;
}

const pollMs = 1_000;

export function settlements(stateOf: (id: string) => Promise<RecordState | null>): Settlements {
  const announcements = new EventEmitter().setMaxListeners(0);

  async function wait(
    recordId: string,
    deadlineMs: number,
    signal: AbortSignal,
  ): Promise<RecordState | null> {
    const deadline = Date.now() + deadlineMs;
    // Listen before the first look: what is announced between the two is not missed.
    const hint = listen(announcements, recordId);
    try {
      for (;;) {
        const state = await stateOf(recordId).catch(() => null);
        const left = deadline - Date.now();
        if ((state && isSettled(state)) || left <= 0 || signal.aborted) return state;
        await hint.next(Math.min(left, pollMs), signal);
      }
    } finally {
      hint.stop();
    }
  }

  return { announce: (recordId) => void announcements.emit(recordId), wait };
}

interface Hint {
  /** Resolves at an announcement made since the last call, after `ms`, or when the signal says so. */
  next(ms: number, signal: AbortSignal): Promise<void>;
  stop(): void;
}

function listen(announcements: EventEmitter, recordId: string): Hint {
  let pending = new AbortController();
  const onAnnouncement = (): void => pending.abort();
  announcements.on(recordId, onAnnouncement);
  return {
    next: async (ms, signal) => {
      const interrupted = AbortSignal.any([signal, pending.signal]);
      await sleep(ms, undefined, { signal: interrupted }).catch(() => undefined);
      pending = new AbortController();
    },
    stop: () => announcements.off(recordId, onAnnouncement),
  };
}

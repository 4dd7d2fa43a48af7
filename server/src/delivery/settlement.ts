/** Waits for the national answer: the worker's word wakes the wait, the database decides what is true. */
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Settlements<State> {
  /** Says that something was decided about this act, in this process. Only a hint. */
  announce: (actId: string) => void;
  /**
   * The state once settled, or as it is at the deadline, or when `signal` ends the wait; null when it was never seen.
   * A database that does not answer is waited out: what is committed stays true without it.
   */
  wait(actId: string, deadlineMs: number, signal: AbortSignal): Promise<State | null>;
}

const pollMs = 1_000;

export function settlements<State>(
  stateOf: (id: string) => Promise<State | null>,
  isSettled: (state: State) => boolean,
): Settlements<State> {
  const announcements = new EventEmitter().setMaxListeners(0);

  async function wait(actId: string, deadlineMs: number, signal: AbortSignal): Promise<State | null> {
    const deadline = Date.now() + deadlineMs;
    // Listen before the first look: what is announced between the two is not missed.
    const hint = listen(announcements, actId);
    try {
      for (;;) {
        const state = await stateOf(actId).catch(() => null);
        const left = deadline - Date.now();
        if ((state !== null && isSettled(state)) || left <= 0 || signal.aborted) return state;
        await hint.next(Math.min(left, pollMs), signal);
      }
    } finally {
      hint.stop();
    }
  }

  return { announce: (actId) => void announcements.emit(actId), wait };
}

interface Hint {
  /** Resolves at an announcement made since the last call, after `ms`, or when the signal says so. */
  next(ms: number, signal: AbortSignal): Promise<void>;
  stop(): void;
}

function listen(announcements: EventEmitter, actId: string): Hint {
  let pending = new AbortController();
  const onAnnouncement = (): void => pending.abort();
  announcements.on(actId, onAnnouncement);
  return {
    next: async (ms, signal) => {
      const interrupted = AbortSignal.any([signal, pending.signal]);
      await sleep(ms, undefined, { signal: interrupted }).catch(() => undefined);
      pending = new AbortController();
    },
    stop: () => announcements.off(actId, onAnnouncement),
  };
}

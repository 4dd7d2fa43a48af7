/** Work that comes again and again until everything stops. */
import { setTimeout as sleep } from 'node:timers/promises';

export interface Turns {
  /** Resolves when the turn under way has ended. */
  stop(): Promise<void>;
}

/** A turn at once, then one `everyMs` after the end of each. `turn` does not throw; the signal says stop. */
export function inTurns(turn: (signal: AbortSignal) => Promise<void>, everyMs: number): Turns {
  const stopping = new AbortController();
  const { signal } = stopping;
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      await turn(signal);
      await rest(everyMs, signal);
    }
  };
  const ended = run();
  return {
    stop: () => {
      stopping.abort();
      return ended;
    },
  };
}

/** Waits, and returns early without a fault when everything stops. */
export async function rest(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal, ref: false });
  } catch {
    // Aborted: whoever loops sees the signal.
  }
}

/** Runs what it is given one after the other; each gets its own outcome. */
export function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
}

/** Lets few through at once, makes some wait, and sends the rest away: memory and time have a known limit. */

export interface Gate {
  /** Runs the work when its turn comes; null at once when too many wait already. */
  pass<T>(work: () => Promise<T>): Promise<T | null>;
}

export function createGate({ atOnce, waiting }: { atOnce: number; waiting: number }): Gate {
  const queue: (() => void)[] = [];
  let running = 0;

  const enter = async (): Promise<void> => {
    if (running < atOnce) running += 1;
    // The place is handed over by `leave`, so `running` does not change.
    else await new Promise<void>((resolve) => queue.push(resolve));
  };
  const leave = (): void => {
    const next = queue.shift();
    if (next) next();
    else running -= 1;
  };

  return {
    pass: async (work) => {
      if (running >= atOnce && queue.length >= waiting) return null;
      await enter();
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}

/** Waits for the next of a kind of event, as long as its caller has patience. */

export interface FirstOf<T> {
  /** Gives it to whoever waits; nobody: it is forgotten. */
  tell(event: T): void;
  /** Null: `signal` was aborted first. */
  next(signal: AbortSignal): Promise<T | null>;
}

export function firstOf<T>(): FirstOf<T> {
  const waiting = new Set<(event: T | null) => void>();
  return {
    tell(event) {
      for (const settle of [...waiting]) settle(event);
    },
    next: (signal) =>
      new Promise((resolve) => {
        const settle = (event: T | null): void => {
          waiting.delete(settle);
          signal.removeEventListener('abort', giveUp);
          resolve(event);
        };
        const giveUp = (): void => settle(null);
        waiting.add(settle);
        if (signal.aborted) giveUp();
        else signal.addEventListener('abort', giveUp);
      }),
  };
}

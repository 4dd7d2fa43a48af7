/**
 * GCRA, the generic cell rate algorithm: one arrival every `intervalMs` for ever, and `burst` of them at once at most.
 * Pure. What several servers count together is computed alike by gcra_take() (server/migrations/0020_home.sql).
 */

export interface Rate {
  intervalMs: number;
  burst: number;
}

/** As people say it: `points` at once, `points` every `seconds` in the long run. */
export function rateOf({ points, seconds }: { points: number; seconds: number }): Rate {
  return { intervalMs: (seconds * 1_000) / points, burst: points };
}

/** allowed: `tat` is what to keep. Else nothing was taken, and after `waitMs` it will be allowed. */
export type Taken = { allowed: true; tat: number } | { allowed: false; waitMs: number };

/** `tat`: the theoretical arrival time kept so far (0 at first). Both in milliseconds of one clock. */
export function take({ intervalMs, burst }: Rate, tat: number, nowMs: number): Taken {
  const waitMs = Math.max(tat - nowMs, 0) - (burst - 1) * intervalMs;
  return waitMs > 0 ? { allowed: false, waitMs } : { allowed: true, tat: Math.max(tat, nowMs) + intervalMs };
}

/** When a silent page is a reason to start its browser anew, and how often at most. Pure; times of a monotonic clock. */

export interface RestartPace {
  /** A page that said nothing for this long no longer draws. */
  silenceMs: number;
  /** From the start of the agent to the first word of a page. */
  openingMs: number;
  /** Between two restarts; doubles each time until a page has stayed. */
  waitMs: number;
  longestWaitMs: number;
  /** A page that went on speaking for this long has stayed. */
  stayedMs: number;
}

export const restartPace: RestartPace = {
  silenceMs: 20_000,
  openingMs: 60_000,
  waitMs: 60_000,
  longestWaitMs: 15 * 60_000,
  stayedMs: 2 * 60_000,
};

export interface PageHistory {
  startedAt: number;
  /** Null: no page has spoken since the agent started. */
  heardAt: number | null;
  /** Since when the page has been speaking without a silence. */
  speakingSince: number | null;
  /** In a row, none of which brought a page that stayed. */
  restarts: number;
  restartedAt: number | null;
}

export function newHistory(now: number): PageHistory {
  return { startedAt: now, heardAt: null, speakingSince: null, restarts: 0, restartedAt: null };
}

export function isSilent({ startedAt, heardAt }: PageHistory, now: number, pace: RestartPace): boolean {
  return heardAt === null ? now - startedAt >= pace.openingMs : now - heardAt >= pace.silenceMs;
}

export function heard(history: PageHistory, now: number, pace: RestartPace): PageHistory {
  const { speakingSince } = history;
  const since = speakingSince === null || isSilent(history, now, pace) ? now : speakingSince;
  const stayed = now - since >= pace.stayedMs;
  return { ...history, heardAt: now, speakingSince: since, restarts: stayed ? 0 : history.restarts };
}

export function mayRestart(history: PageHistory, now: number, pace: RestartPace): boolean {
  return isSilent(history, now, pace) && !isTooSoon(history, now, pace);
}

/** Also for a restart that a person asks for: the browser needs its time to come up. */
export function isTooSoon(
  { restarts, restartedAt }: PageHistory,
  now: number,
  { waitMs, longestWaitMs }: RestartPace,
): boolean {
  if (restartedAt === null) return false;
  const wait = Math.min(waitMs * 2 ** Math.max(0, restarts - 1), longestWaitMs);
  return now - restartedAt < wait;
}

export function restarted(history: PageHistory, now: number): PageHistory {
  return { ...history, speakingSince: null, restarts: history.restarts + 1, restartedAt: now };
}

/** The agent itself stood still for `ms`: nobody can be called silent for a time in which nobody listened. */
export function stoodStill(history: PageHistory, ms: number): PageHistory {
  const { startedAt, heardAt } = history;
  return heardAt === null ? { ...history, startedAt: startedAt + ms } : { ...history, heardAt: heardAt + ms };
}

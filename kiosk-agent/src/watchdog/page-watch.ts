/** Listens to the page's heartbeat and asks for a new browser when it stops (kiosk-hardware.md §7.1). */
import type { AgentLog } from '../log.ts';
import {
  heard,
  isSilent,
  isTooSoon,
  mayRestart,
  newHistory,
  type RestartPace,
  restarted,
  restartPace,
  stoodStill,
} from './restart-pace.ts';

interface PageWatchParts {
  /** Asks whoever runs the browser; null: nobody does, on a developer's machine for instance. */
  restartBrowser: (() => void) | null;
  /** Somebody works on the kiosk: its screen may show something else meanwhile. */
  isSuspended?: () => boolean;
  log: AgentLog;
  /** Milliseconds of a monotonic clock. */
  now: () => number;
  pace?: RestartPace;
}

const lookEveryMs = 1_000;

export class PageWatch {
  readonly #parts: PageWatchParts;
  readonly #pace: RestartPace;
  #history;
  #lookedAt;
  #told = false;
  #shown: string | null = null;
  readonly #listeners = new Set<() => void>();
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: PageWatchParts) {
    this.#parts = parts;
    this.#pace = parts.pace ?? restartPace;
    this.#lookedAt = parts.now();
    this.#history = newHistory(this.#lookedAt);
  }

  start(): void {
    this.#timer = setInterval(() => this.look(), lookEveryMs).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** The page draws, and shows this screen. */
  beat(screen: string): void {
    if (this.#told) this.#parts.log.info('screen.heard', { screen });
    this.#told = false;
    this.#history = heard(this.#history, this.#parts.now(), this.#pace);
    if (screen === this.#shown) return;
    this.#shown = screen;
    for (const listener of this.#listeners) listener();
  }

  /** The screen shown, as the page said last; null: it never spoke. */
  get shown(): string | null {
    return this.#shown;
  }

  /** Called when the page shows another screen; returns the way out. */
  onScreen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Since the page last spoke; null: it never did. */
  silentMs(): number | null {
    const { heardAt } = this.#history;
    return heardAt === null ? null : this.#parts.now() - heardAt;
  }

  get longestSilenceMs(): number {
    return this.#pace.silenceMs;
  }

  /** A person asks for it. False: nobody runs a browser here, or one was just asked for. */
  restartNow(): boolean {
    if (isTooSoon({ ...this.#history, restarts: 0 }, this.#parts.now(), this.#pace)) return false;
    return this.#restart('asked');
  }

  /** One look at the clock. */
  look(): void {
    const now = this.#parts.now();
    const lateMs = now - this.#lookedAt - lookEveryMs;
    this.#lookedAt = now;
    if (lateMs > lookEveryMs) this.#history = stoodStill(this.#history, lateMs);
    if (!isSilent(this.#history, now, this.#pace) || this.#parts.isSuspended?.()) return;
    if (!this.#told) this.#parts.log.warn('screen.silent', { ms: Math.round(this.silentMs() ?? 0) });
    this.#told = true;
    if (mayRestart(this.#history, now, this.#pace)) this.#restart('silent');
  }

  #restart(reason: 'silent' | 'asked'): boolean {
    const { restartBrowser, log, now } = this.#parts;
    if (restartBrowser === null) return false;
    this.#history = restarted(this.#history, now());
    log.warn('browser.restart-asked', { reason });
    restartBrowser();
    return true;
  }
}

/**
 * The circuit breaker of the national line: whether a request may leave now. Pure: clock and chance are given, there is
 * no timer; what is due happens at the next request.
 *
 *   closed ──silences──▶ open ──jittered pause──▶ half-open ──answer──▶ ramp 1, 2, 4, 8 … ──▶ closed
 *                         ▲───────────silence───────────┘                  │
 *                         └───────────────silences─────────────────────────┘
 *
 * closed: everything leaves. open: nothing does. half-open: one request, the probe. ramp: so many at once and no more,
 * twice as many when this width has been answered as often as it is wide and has stood for a while: the backlog of an
 * outage must not crush a service that has just come back (security.md R20).
 *
 * Why not a library (cockatiel 4.0.0 and opossum 10.0.0 were read): both go from the probe straight to everything at
 * once, and read Date.now or set timers of their own. The ramp is what is wanted here, and it cannot be put on top: only
 * the breaker knows that it has just been half-open.
 */

export interface BreakerSettings {
  /** So many silences on end open it … */
  streak: number;
  /** … or so many during the ramp, when it is not trusted yet … */
  rampStreak: number;
  /** … or this share (0 to 1) of the last `window` verdicts, all of them younger than `windowMs`. */
  share: number;
  window: number;
  windowMs: number;
  /** The pause doubles from the first to the longest; half of it is left to chance, so that servers part. */
  firstPauseMs: number;
  longestPauseMs: number;
  /** How long each width of the ramp stands at least. */
  stepMs: number;
  /** Where the ramp ends: as many as the pool has connections. */
  fullWidth: number;
}

/** From the probe to the full width of 16: four widths, two minutes at least. */
export const breakerSettings: BreakerSettings = {
  streak: 5,
  rampStreak: 2,
  share: 0.5,
  window: 20,
  windowMs: 60_000,
  firstPauseMs: 5_000,
  longestPauseMs: 300_000,
  stepMs: 30_000,
  fullWidth: 16,
};

export type Phase =
  | { state: 'closed' }
  | { state: 'open'; until: number }
  | { state: 'half-open' }
  | { state: 'ramp'; width: number; since: number; answers: number };

/** answered: also a fault or a refusal. silent: nothing usable came. unused: nothing was tried; says nothing. */
export type Verdict = 'answered' | 'silent' | 'unused';

/** The right to send one request. Ended exactly once. */
export interface Pass {
  end(verdict: Verdict): void;
}

export interface Breaker {
  /** Null: not now. */
  enter(): Pass | null;
  phase(): Phase;
}

export interface BreakerParts {
  settings: BreakerSettings;
  /** Monotonic, milliseconds. */
  now: () => number;
  /** From 0 to 1. */
  chance: () => number;
  /** Told of every change, each width of the ramp included. */
  onChange: (phase: Phase) => void;
}

interface Seen {
  silent: boolean;
  at: number;
}

export function createBreaker({ settings, now, chance, onChange }: BreakerParts): Breaker {
  let phase: Phase = { state: 'closed' };
  /** What left before the last opening or probe has no say any more. */
  let era = 0;
  let openings = 0;
  let underWay = 0;
  let seen: Seen[] = [];

  const become = (next: Phase): void => {
    phase = next;
    onChange(next);
  };
  const open = (): void => {
    openings += 1;
    era += 1;
    seen = [];
    become({ state: 'open', until: now() + pauseMs(settings, openings, chance()) });
  };
  const probe = (): void => {
    era += 1;
    become({ state: 'half-open' });
  };
  const widen = (): void => {
    if (phase.state !== 'ramp') return;
    const { width, since, answers } = phase;
    if (answers < width || now() - since < settings.stepMs) return;
    const full = width * 2 >= settings.fullWidth;
    if (full) openings = 0;
    become(full ? { state: 'closed' } : ramp(width * 2, now()));
  };
  const judgeProbe = (verdict: Verdict): void => {
    if (verdict === 'answered') become(ramp(1, now()));
    else if (verdict === 'silent') open();
    else become({ state: 'open', until: now() });
  };
  const judgeTraffic = (verdict: Verdict): void => {
    seen = [...seen, { silent: verdict === 'silent', at: now() }].slice(-settings.window);
    const streak = phase.state === 'ramp' ? settings.rampStreak : settings.streak;
    if (phase.state === 'ramp' && verdict === 'answered') phase = { ...phase, answers: phase.answers + 1 };
    if (tooSilent(seen, { ...settings, streak }, now())) open();
    else widen();
  };
  const judge = (verdict: Verdict): void => {
    if (phase.state === 'half-open') judgeProbe(verdict);
    else if (verdict !== 'unused') judgeTraffic(verdict);
  };
  const mayEnter = (): boolean => {
    if (phase.state === 'open' && now() >= phase.until) {
      probe();
      return true;
    }
    widen();
    return phase.state === 'closed' || (phase.state === 'ramp' && underWay < phase.width);
  };

  return {
    enter: () => {
      if (!mayEnter()) return null;
      const born = era;
      underWay += 1;
      return once((verdict) => {
        underWay -= 1;
        if (born === era) judge(verdict);
      });
    },
    phase: () => phase,
  };
}

function once(end: (verdict: Verdict) => void): Pass {
  let ended = false;
  return {
    end: (verdict) => {
      if (ended) throw new Error('This pass has ended.');
      ended = true;
      end(verdict);
    },
  };
}

function ramp(width: number, since: number): Phase {
  return { state: 'ramp', width, since, answers: 0 };
}

function pauseMs(settings: BreakerSettings, openings: number, chance: number): number {
  const { firstPauseMs, longestPauseMs } = settings;
  const whole = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(openings - 1, 30));
  return whole * (0.5 + chance / 2);
}

type Limits = Pick<BreakerSettings, 'streak' | 'share' | 'window' | 'windowMs'>;

function tooSilent(seen: readonly Seen[], { streak, share, window, windowMs }: Limits, now: number): boolean {
  if (seen.length >= streak && seen.slice(-streak).every(({ silent }) => silent)) return true;
  const young = seen.filter(({ at }) => now - at <= windowMs);
  return young.length >= window && young.filter(({ silent }) => silent).length >= share * window;
}

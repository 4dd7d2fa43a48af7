/**
 * The breaker around the wire: every request asks it first, every answer and every silence is told to it, and all are
 * counted by their kind, without any name. A SOAP fault and an AE acknowledgement are answers: the service works.
 */
import { type Breaker, type BreakerSettings, breakerSettings, createBreaker, type Phase } from './breaker.ts';
import type { DmpSilence } from './dmp.ts';

/** How the line stands, for logs and whoever watches over the server. */
export interface LineHealth {
  state: Phase['state'];
  /** How many requests may be under way at once, during the ramp. */
  width: number | null;
  /** Since the start of the process. */
  answered: number;
  /** Not sent because the breaker was open, half-open or in its ramp. */
  paused: number;
  openings: number;
  silences: Partial<Record<DmpSilence, number>>;
}

export interface NationalLine {
  /** Gives what the attempt heard; or, without attempting, that nothing was sent. */
  carry<Answer extends { state: string }>(
    attempt: () => Promise<Answer | Silence>,
  ): Promise<Answer | Silence>;
  health(): LineHealth;
}

export type Silence = { state: 'not-sent' | 'lost'; reason: DmpSilence };

export interface LineOptions {
  settings?: Partial<BreakerSettings>;
  onChange?: (health: LineHealth) => void;
  /** Monotonic, milliseconds. */
  now?: () => number;
  chance?: () => number;
}

export function nationalLine({ settings, onChange, now, chance }: LineOptions): NationalLine {
  const counts = { answered: 0, paused: 0, openings: 0 };
  const silences: Partial<Record<DmpSilence, number>> = {};
  const breaker: Breaker = createBreaker({
    settings: { ...breakerSettings, ...settings },
    now: now ?? (() => performance.now()),
    chance: chance ?? Math.random,
    onChange: (phase) => {
      if (phase.state === 'open') counts.openings += 1;
      onChange?.(health(phase));
    },
  });
  const health = (phase: Phase): LineHealth => ({
    state: phase.state,
    width: phase.state === 'ramp' ? phase.width : null,
    ...counts,
    silences: { ...silences },
  });
  const count = (heard: { state: string }): 'answered' | 'silent' | 'unused' => {
    if (!isSilence(heard)) {
      counts.answered += 1;
      return 'answered';
    }
    silences[heard.reason] = (silences[heard.reason] ?? 0) + 1;
    // Without our own seal nothing was asked of the service.
    return heard.reason === 'no-seal' ? 'unused' : 'silent';
  };

  return {
    async carry(attempt) {
      const pass = breaker.enter();
      if (!pass) {
        counts.paused += 1;
        return { state: 'not-sent', reason: 'paused' };
      }
      let verdict: 'answered' | 'silent' | 'unused' = 'unused';
      try {
        const heard = await attempt();
        verdict = count(heard);
        return heard;
      } finally {
        pass.end(verdict);
      }
    },
    health: () => health(breaker.phase()),
  };
}

function isSilence(heard: { state: string }): heard is Silence {
  return heard.state === 'not-sent' || heard.state === 'lost';
}

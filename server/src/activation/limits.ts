/**
 * How often somebody may try. A wrong code matches no row, so there is no row to count on: attempts are counted per
 * network, per stated date of birth, and in all, in PostgreSQL so that several servers count together.
 */
import type { KeyObject } from 'node:crypto';
import type { Database } from '../db/database.ts';
import { pseudonym } from '../secrets/sealing.ts';
import { rateOf, take } from './gcra.ts';

export interface Attempt {
  network: string;
  /** Eight raw digits, as stated. */
  birthDate: string;
}

/** Counts together what is named, all or nothing; seconds to wait when one of them is one too many, else 0. */
export type Take = (limits: readonly { key: string; setting: LimitSetting }[]) => Promise<number>;

export interface Limits {
  /** Counts the attempt; seconds to wait when it is one too many, else 0. What is refused uses nothing up. */
  secondsToWait(attempt: Attempt): Promise<number>;
}

/** `points` at once, and in the long run `points` every `seconds`, evenly (gcra.ts). */
export interface LimitSetting {
  points: number;
  seconds: number;
}

export interface LimitSettings {
  perNetwork: LimitSetting;
  perBirthDate: LimitSetting;
  overall: LimitSetting;
}

/** A neighbourhood behind one address stays below; at 50/s in all, guessing 65 bits takes 23,000 years. */
export const limitSettings: LimitSettings = {
  perNetwork: { points: 30, seconds: 600 },
  perBirthDate: { points: 30, seconds: 3_600 },
  overall: { points: 50, seconds: 1 },
};

export interface LimitParts {
  database: Database;
  /** Keys of the counters are keyed digests: no date of birth, no address in the table. */
  logKey: KeyObject;
  settings: LimitSettings;
  /** Milliseconds of a clock that only goes forward. */
  now?: () => number;
}

export function activationLimits({
  database,
  logKey,
  settings,
  now = () => performance.now(),
}: LimitParts): Limits {
  const takeAll = limiter(database);
  const here = inThisProcess(settings.overall, now);
  const keyOf = (kind: string, value: string): string => `${kind}:${pseudonym(logKey, kind, value)}`;
  return {
    secondsToWait: async ({ network, birthDate }) => {
      const flooded = here.secondsToWait();
      if (flooded > 0) return flooded;
      const wait = await takeAll([
        { key: keyOf('network', network), setting: settings.perNetwork },
        { key: keyOf('birth', birthDate), setting: settings.perBirthDate },
        { key: keyOf('overall', 'all'), setting: settings.overall },
      ]);
      if (wait === 0) here.count();
      return wait;
    },
  };
}

/** What one process alone knows to be too much costs the database nothing. Only what was let through is counted. */
function inThisProcess(setting: LimitSetting, now: () => number): { secondsToWait(): number; count(): void } {
  const rate = rateOf(setting);
  let tat = 0;
  return {
    secondsToWait: () => {
      const taken = take(rate, tat, now());
      return taken.allowed ? 0 : secondsOf(taken.waitMs);
    },
    count: () => {
      const taken = take(rate, tat, now());
      if (taken.allowed) tat = taken.tat;
    },
  };
}

/** The limits that all servers share. */
export function limiter(database: Database): Take {
  return async (limits) => {
    const rates = limits.map(({ setting }) => rateOf(setting));
    const { rows } = await database.query<{ wait: number }>({
      name: 'gcra-take',
      text: 'select gcra_take($1, $2, $3) as wait',
      values: [
        limits.map(({ key }) => key),
        rates.map(({ intervalMs }) => intervalMs),
        rates.map(({ burst }) => burst),
      ],
    });
    return secondsOf(rows[0]?.wait ?? 0);
  };
}

function secondsOf(milliseconds: number): number {
  return Math.ceil(milliseconds / 1_000);
}

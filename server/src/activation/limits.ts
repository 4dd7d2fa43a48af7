/**
 * How often somebody may try. A wrong code matches no row, so there is no row to count on: attempts are counted per
 * network, per stated date of birth, and in all, in PostgreSQL so that several servers count together.
 */
import type { KeyObject } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Database } from '../db/database.ts';
import { pseudonym } from '../secrets/sealing.ts';

export interface Attempt {
  network: string;
  /** Eight raw digits, as stated. */
  birthDate: string;
}

export interface Limits {
  /** Counts the attempt; seconds to wait when it is one too many, else 0. */
  secondsToWait(attempt: Attempt): Promise<number>;
}

export interface LimitSettings {
  perNetwork: { points: number; seconds: number };
  perBirthDate: { points: number; seconds: number };
  overall: { points: number; seconds: number };
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
}

export function activationLimits({ database, logKey, settings }: LimitParts): Limits {
  const limiter = (keyPrefix: string, { points, seconds }: { points: number; seconds: number }) =>
    new RateLimiterPostgres({
      storeClient: { query: (statement: { text: string; values: unknown[] }) => database.query(statement) },
      storeType: 'pool',
      tableName: 'activation_limits',
      tableCreated: true,
      keyPrefix,
      points,
      duration: seconds,
    });
  const limiters = [
    { of: limiter('network', settings.perNetwork), key: ({ network }: Attempt) => network },
    { of: limiter('birth', settings.perBirthDate), key: ({ birthDate }: Attempt) => birthDate },
    { of: limiter('overall', settings.overall), key: () => 'all' },
  ];

  return {
    // One after the other: who is over the first limit does not use up what others share.
    secondsToWait: async (attempt) => {
      for (const { of, key } of limiters) {
        const wait = await consume(of, pseudonym(logKey, of.keyPrefix, key(attempt)));
        if (wait > 0) return wait;
      }
      return 0;
    },
  };
}

/** The library rejects with a RateLimiterRes when the limit is reached, with an Error when the store fails. */
async function consume(limiter: RateLimiterPostgres, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000));
    throw refusal;
  }
}

/** What the page at home keeps for a moment only: sessions, one-time codes, logins that nobody noted, limits at rest. */
import type { Database } from '../db/database.ts';
import type { Log } from '../log.ts';
import { inTurns, type Turns } from '../turns.ts';

const statements = [
  'delete from home_sessions where ends_at < clock_timestamp()',
  // The digits are worth nothing after ten minutes; their tries stay a day for whoever asks what happened.
  `delete from one_time_codes where expires_at < now() - interval '1 day'`,
  `update home_accesses set login_sealed = null
    where login_sealed is not null and settled_at < now() - interval '1 day'`,
  `delete from gcra where tat < extract(epoch from clock_timestamp()) * 1000 - 3600000`,
];

export async function cleanHome(database: Database): Promise<void> {
  for (const text of statements) await database.query({ text });
}

const everyMs = 600_000;

/** Cleans at once, and every ten minutes. What fails is logged, and tried again at the next turn. */
export function keepHomeShort({ database, log }: { database: Database; log: Log }): Turns {
  return inTurns(async () => {
    try {
      await cleanHome(database);
    } catch (error) {
      log.warn('database-trouble', { reason: 'short-lived', error });
    }
  }, everyMs);
}

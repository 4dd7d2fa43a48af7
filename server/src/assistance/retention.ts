/**
 * Calls and hand-over numbers are kept for a while after their end, for whoever asks what happened that day, then
 * deleted. What must be known longer (who came, what they saw or confirmed) is in the audit trail, which stays; a consent
 * keeps the word of the counter that it rests on.
 */
import type { Database } from '../db/database.ts';
import type { Log } from '../log.ts';
import { inTurns, type Turns } from '../turns.ts';

export interface Purged {
  calls: number;
  handOvers: number;
}

/** Few at a time: whoever serves a kiosk never waits long behind this. */
const batch = 1_000;

/**
 * Deletes what ended more than `days` ago, until nothing is left or `signal` says stop. Open calls stay, however old.
 * Several servers may do it side by side.
 */
export async function purgeAssistance(
  database: Database,
  days: number,
  { batchSize = batch, signal }: { batchSize?: number; signal?: AbortSignal } = {},
): Promise<Purged> {
  const deleteAll = async (statement: string): Promise<number> => {
    let deleted = 0;
    while (!signal?.aborted) {
      const { rowCount } = await database.query({ text: statement, values: [days, batchSize] });
      deleted += rowCount;
      if (rowCount < batchSize) break;
    }
    return deleted;
  };
  await database.query({ text: staleNames });
  return { calls: await deleteAll(oldCalls), handOvers: await deleteAll(oldHandOvers) };
}

/** As long as accepted_papers() believes them: the act that needed the name has sealed it with its identity. */
const staleNames = `
  update calls set name_sealed = null, name_key_id = null, name_wrapped_key = null
   where name_sealed is not null and over_at < now() - interval '2 hours'`;

const oldCalls = `
  delete from calls where id in (
    select id from calls
     where state = 'over' and over_at < now() - make_interval(days => $1)
     order by over_at limit $2 for update skip locked)`;

const oldHandOvers = `
  delete from hand_overs where id in (
    select id from hand_overs
     where expires_at < now() - make_interval(days => $1)
     order by expires_at limit $2 for update skip locked)`;

export interface RetentionParts {
  database: Database;
  log: Log;
  days: number;
  everyMs?: number;
}

const usualEveryMs = 3_600_000;

/** Purges at once, and every hour. What fails is logged, and tried again at the next turn. */
export function keepForAWhile({ database, log, days, everyMs = usualEveryMs }: RetentionParts): Turns {
  async function purge(signal: AbortSignal): Promise<void> {
    try {
      const purged = await purgeAssistance(database, days, { signal });
      if (purged.calls + purged.handOvers > 0) log.info('assistance-purged', purged);
    } catch (error) {
      log.warn('database-trouble', { reason: 'retention', error });
    }
  }
  return inTurns(purge, everyMs);
}

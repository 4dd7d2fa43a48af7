/**
 * Sessions at home, in the database: bound to one record, a quarter of an hour after the last act, two hours at most.
 * The token is in an HttpOnly cookie: a phone that drops the page while its reader looks for an SMS finds it again.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '../db/database.ts';

/** awaits-code: the ticket alone is not enough; the code sent to the confirmed channel opens the rest. */
export type HomeStage = 'awaits-code' | 'open';

export interface HomeSession {
  recordId: string;
  stage: HomeStage;
  secondsLeft: number;
  /** SHA-256 of its token: what an act of this session alone is bound to. */
  key: Buffer;
}

export const sessionMinutes = 15;
const hoursMax = 2;

export interface HomeSessions {
  /** Ends the former session of the record; returns the token for the cookie. */
  open(recordId: string, stage: HomeStage): Promise<string>;
  /** Null: never ours, closed, or too old. An open one lives on from now. */
  find(token: string | null): Promise<HomeSession | null>;
  /** The awaited code came; the token stays. */
  admit(recordId: string): Promise<void>;
  close(token: string | null): Promise<void>;
}

export function homeSessions(database: Database): HomeSessions {
  return {
    open: async (recordId, stage) => {
      const token = randomBytes(32).toString('base64url');
      await database.query({
        text: `insert into home_sessions (token_hash, record_id, stage, ends_at)
               values ($1, $2, $3, clock_timestamp() + make_interval(mins => $4))
               on conflict (record_id) do update
                 set token_hash = excluded.token_hash, stage = excluded.stage, opened_at = excluded.opened_at,
                     ends_at = excluded.ends_at`,
        values: [keyOf(token), recordId, stage, sessionMinutes],
      });
      return token;
    },
    find: async (token) => (token === null ? null : find(database, token)),
    admit: async (recordId) => {
      await database.query({
        text: `update home_sessions set stage = 'open' where record_id = $1 and ends_at > clock_timestamp()`,
        values: [recordId],
      });
    },
    close: async (token) => {
      if (token === null) return;
      await database.query({
        text: 'delete from home_sessions where token_hash = $1',
        values: [keyOf(token)],
      });
    },
  };
}

/** Whoever waits for a code does not live on by asking: only the code itself opens more. */
async function find(database: Database, token: string): Promise<HomeSession | null> {
  const { rows } = await database.query<HomeSession>({
    text: `update home_sessions
              set ends_at = case when stage = 'open'
                                 then least(clock_timestamp() + make_interval(mins => $2),
                                            opened_at + make_interval(hours => $3))
                                 else ends_at end
            where token_hash = $1 and ends_at > clock_timestamp()
            returning record_id as "recordId", stage, token_hash as key,
                      floor(extract(epoch from ends_at - clock_timestamp()))::int as "secondsLeft"`,
    values: [keyOf(token), sessionMinutes, hoursMax],
  });
  return rows[0] ?? null;
}

/** The table holds no token that could be used. */
function keyOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

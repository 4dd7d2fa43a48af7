/** Numbers to say at the counter: drawn for a kiosk, taken once by somebody of its site, dead after two hours. */
import type { HandOverReason } from '../../contract/index.ts';
import type { Database } from '../db/database.ts';
import { newHandOverCode } from './hand-over-code.ts';

export interface HandOverAsked {
  id: string;
  kioskId: string;
  siteId: string;
  reason: HandOverReason;
}

export interface HandOverStore {
  /** The code; the same id twice gives the same one. Null: the id came with another reason, or is another kiosk's. */
  draw(asked: HandOverAsked): Promise<string | null>;
}

export interface HandOverParts {
  database: Database;
  randomInt: (limit: number) => number;
}

const lifetimeHours = 2;
/** Two live numbers meet once in a billion draws; whoever meets five is not drawing at random. */
const draws = 5;

export function handOverStore({ database, randomInt }: HandOverParts): HandOverStore {
  const known = async ({ id, kioskId, reason }: HandOverAsked): Promise<{ code: string | null } | null> => {
    const { rows } = await database.query<{ code: string | null }>({
      text: `select case when kiosk_id = $2 and reason = $3 then code end as code from hand_overs where id = $1`,
      values: [id, kioskId, reason],
    });
    return rows[0] ?? null;
  };

  /** Null: the id is there already, or the code is another person's. */
  const insert = async ({ id, kioskId, siteId, reason }: HandOverAsked): Promise<string | null> => {
    const { rows } = await database.query<{ code: string }>({
      text: `insert into hand_overs (id, site_id, kiosk_id, code, reason, expires_at)
             values ($1, $2, $3, $4, $5, now() + make_interval(hours => $6))
             on conflict do nothing returning code`,
      values: [id, siteId, kioskId, newHandOverCode(randomInt), reason, lifetimeHours],
    });
    return rows[0]?.code ?? null;
  };

  return {
    draw: async (asked) => {
      for (let draw = 0; draw < draws; draw += 1) {
        const code = await insert(asked);
        if (code !== null) return code;
        const before = await known(asked);
        if (before !== null) return before.code;
      }
      throw new Error(`no free hand-over code in ${draws} draws`);
    },
  };
}

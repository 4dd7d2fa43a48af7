/** Calls in the database. The rules are in server/migrations/0004_assistance.sql. */
import type { CallState, PlaceCall } from '../../contract/index.ts';
import type { Database } from '../db/database.ts';

/** placed: now. same: it was, by this kiosk. reused: the id came with other content. foreign: another kiosk's id. */
export type PlaceResult = 'placed' | 'same' | 'reused' | 'foreign';

export interface CallOfKiosk {
  callId: string;
  kioskId: string;
  siteId: string;
}

export interface CallStore {
  place(call: CallOfKiosk, asked: PlaceCall): Promise<PlaceResult>;
  /**
   * Ends the call, also one that has not arrived yet: it will never be shown. False: it is another kiosk's. Without
   * harm a second time.
   */
  withdraw(call: CallOfKiosk): Promise<boolean>;
  /** What the kiosk may know of one call of its own; null: it has no such call. */
  state(callId: string, kioskId: string): Promise<CallState | null>;
  /** Calls of the kiosk that are open, or ended in the last two minutes; oldest first, the newest 20 at most. */
  ofKiosk(kioskId: string): Promise<CallState[]>;
}

const callState = `
  c.id as "callId", c.state, c.verdict,
  case when c.state = 'waiting'
       then (select least(count(*), 999)::int from calls b
              where b.site_id = c.site_id and b.state = 'waiting' and (b.placed_at, b.id) < (c.placed_at, c.id))
       else 0 end as ahead`;

export function callStore(database: Database): CallStore {
  return {
    place: async ({ callId, kioskId, siteId }, { visitId, kind, as }) => {
      const { rows } = await database.query<{ result: PlaceResult }>({
        text: 'select place_call($1, $2, $3, $4, $5, $6) as result',
        values: [callId, kioskId, siteId, visitId, kind, as],
      });
      const result = rows[0]?.result;
      if (!result) throw new Error('place_call answered nothing');
      return result;
    },

    withdraw: async ({ callId, kioskId, siteId }) => {
      const { rows } = await database.query<{ foreign: boolean }>({
        text: `with ended as (
                 insert into calls (id, kiosk_id, site_id, state, over_at) values ($1, $2, $3, 'over', now())
                 on conflict (id) do update set state = 'over', over_at = now()
                 where calls.kiosk_id = excluded.kiosk_id and calls.state <> 'over')
               select exists (select from calls where id = $1 and kiosk_id <> $2) as foreign`,
        values: [callId, kioskId, siteId],
      });
      return rows[0]?.foreign === false;
    },

    state: async (callId, kioskId) => {
      const { rows } = await database.query<CallState>({
        text: `select ${callState} from calls c where c.id = $1 and c.kiosk_id = $2`,
        values: [callId, kioskId],
      });
      return rows[0] ?? null;
    },

    ofKiosk: async (kioskId) => {
      const { rows } = await database.query<CallState>({
        text: `select "callId", state, ahead, verdict from (
                 select ${callState}, c.placed_at from calls c
                  where c.kiosk_id = $1 and (c.state <> 'over' or c.over_at > now() - interval '2 minutes')
                  order by c.placed_at desc, c.id desc limit 20) newest
                order by placed_at, "callId"`,
        values: [kioskId],
      });
      return rows;
    },
  };
}

/** How each kiosk stands, as it tells by itself every 30 s. */
import type { Phase } from '../../contract/index.ts';
import type { Database } from '../db/database.ts';

export interface PhaseStore {
  /** The site is told of a change, and of a kiosk that speaks again; not of each repetition. */
  tell(told: { kioskId: string; siteId: string; phase: Phase }): Promise<void>;
}

/** A kiosk that said nothing for longer than this is shown as silent: two of its turns were missed. */
export const silentAfterSeconds = 75;

export function phaseStore(database: Database): PhaseStore {
  return {
    tell: async ({ kioskId, siteId, phase }) => {
      await database.query({
        text: `with before as (
                 select from kiosk_phases
                  where kiosk_id = $1 and phase = $3 and told_at > now() - make_interval(secs => $4)),
               told as (
                 insert into kiosk_phases (kiosk_id, phase, told_at) values ($1, $3, now())
                 on conflict (kiosk_id) do update set phase = excluded.phase, told_at = excluded.told_at)
               select pg_notify('assistance', $2::text) where not exists (select from before)`,
        values: [kioskId, siteId, phase, silentAfterSeconds],
      });
    },
  };
}

/** Refusals are counted for the site, the day (in France) and the text shown. Nothing else is kept: not even the hour. */
import type { Database } from '../db/database.ts';

export interface RefusalStore {
  count(refusal: { siteId: string; noticeVersion: string }): Promise<void>;
}

export function refusalStore(database: Database): RefusalStore {
  return {
    count: async ({ siteId, noticeVersion }) => {
      await database.query({
        text: `insert into refusal_counts (site_id, day, notice_version, refusals)
               values ($1, (now() at time zone 'Europe/Paris')::date, $2, 1)
               on conflict (site_id, day, notice_version)
               do update set refusals = refusal_counts.refusals + 1`,
        values: [siteId, noticeVersion],
      });
    },
  };
}

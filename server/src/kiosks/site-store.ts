/** The sites where kiosks stand. */
import type { Database } from '../db/database.ts';

export interface SiteStore {
  /** By name, 50 at most: for the sign-in of development. */
  all(): Promise<{ siteId: string; name: string }[]>;
  /** Null: no such site. */
  name(siteId: string): Promise<string | null>;
}

export function siteStore(database: Database): SiteStore {
  return {
    all: async () => {
      const { rows } = await database.query<{ siteId: string; name: string }>({
        text: 'select id as "siteId", name from sites order by name limit 50',
      });
      return rows;
    },
    name: async (siteId) => {
      const { rows } = await database.query<{ name: string }>({
        text: 'select name from sites where id = $1',
        values: [siteId],
      });
      return rows[0]?.name ?? null;
    },
  };
}

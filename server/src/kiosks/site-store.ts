/** The sites where kiosks stand. */
import type { Database } from '../db/database.ts';

export interface SiteStore {
  /** By name, 50 at most: for the sign-in of development. */
  all(): Promise<{ siteId: string; name: string }[]>;
  /** Null: no such site. */
  name(siteId: string): Promise<string | null>;
  /** Of these structures (Struct_IdNat), by name, 100 at most. */
  ofStructures(structureIds: string[]): Promise<{ siteId: string; name: string; structureId: string }[]>;
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
    ofStructures: async (structureIds) => {
      const { rows } = await database.query<{ siteId: string; name: string; structureId: string }>({
        text: `select id as "siteId", name, structure_id as "structureId" from sites
                where structure_id = any($1) order by name limit 100`,
        values: [structureIds],
      });
      return rows;
    },
  };
}

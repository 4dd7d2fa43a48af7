/** The kiosks that we know, and the sites where they stand. */
import type { Database } from '../db/database.ts';

export interface Kiosk {
  id: string;
  siteId: string;
  siteName: string;
}

export interface KioskStore {
  /** Null: never known, or revoked. */
  find(id: string): Promise<Kiosk | null>;
}

export function kioskStore(database: Database): KioskStore {
  return {
    find: async (id) => {
      const { rows } = await database.query<Kiosk>({
        name: 'find-kiosk',
        text: `select k.id, k.site_id as "siteId", s.name as "siteName"
                 from kiosks k join sites s on s.id = k.site_id
                where k.id = $1 and k.revoked_at is null`,
        values: [id],
      });
      return rows[0] ?? null;
    },
  };
}

/** Makes the kiosk known at this site, or moves it there. A revoked kiosk stays revoked. `newSiteId` is a UUIDv7. */
export async function registerKiosk(
  database: Database,
  site: { kioskId: string; siteName: string; newSiteId: string; structureId?: string | undefined },
): Promise<void> {
  await database.query({
    text: `with site as (
             insert into sites (id, name, structure_id) values ($3, $2, $4)
             on conflict (name) do update
                set structure_id = coalesce(excluded.structure_id, sites.structure_id)
             returning id)
           insert into kiosks (id, site_id) select $1, id from site
           on conflict (id) do update set site_id = excluded.site_id`,
    values: [site.kioskId, site.siteName, site.newSiteId, site.structureId ?? null],
  });
}

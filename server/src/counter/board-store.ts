/** The board of a site: its kiosks, how each stands, and the call that each has open. */
import type { Board, KioskLine } from '../../contract/counter.ts';
import type { CallKind, Phase } from '../../contract/index.ts';
import { silentAfterSeconds } from '../assistance/phase-store.ts';
import type { Database } from '../db/database.ts';

export interface BoardStore {
  /** As `staffId` sees it. `nameOf` gives the name to show for a staff id. */
  read(asked: { siteId: string; staffId: string; nameOf: (staffId: string) => string }): Promise<Board>;
}

interface Row {
  kioskId: string;
  label: string;
  phase: Phase | null;
  callId: string | null;
  kind: CallKind | null;
  as: 'parent' | 'guardian' | null;
  takenBy: string | null;
  waitedMs: number | null;
}

export interface BoardStoreParts {
  database: Database;
  now: () => Date;
}

export function boardStore({ database, now }: BoardStoreParts): BoardStore {
  return {
    read: async ({ siteId, staffId, nameOf }) => {
      const { rows } = await database.query<Row>({
        name: 'counter-board',
        // A call left by a kiosk that died at night is not shown the next day.
        text: `select k.id as "kioskId", k.label, p.phase, c.id as "callId", c.kind, c.as_who as "as",
                      c.taken_by as "takenBy",
                      floor(extract(epoch from now() - c.placed_at) * 1000)::float8 as "waitedMs"
                 from kiosks k
                 left join kiosk_phases p
                   on p.kiosk_id = k.id and p.told_at > now() - make_interval(secs => $2)
                 left join calls c
                   on c.kiosk_id = k.id and c.site_id = k.site_id and c.state <> 'over'
                  and c.placed_at > now() - interval '12 hours'
                where k.site_id = $1 and k.revoked_at is null
                order by c.placed_at, c.id, length(k.label), k.label
                limit 100`,
        values: [siteId, silentAfterSeconds],
      });
      return { readAt: now().toISOString(), kiosks: rows.map((row) => lineOf(row, staffId, nameOf)) };
    },
  };
}

function lineOf(row: Row, staffId: string, nameOf: (staffId: string) => string): KioskLine {
  const { kioskId, label, phase, callId, kind, as, takenBy, waitedMs } = row;
  const taken = takenBy === null ? null : { name: nameOf(takenBy), me: takenBy === staffId };
  return {
    kioskId,
    label,
    phase: phase ?? 'silent',
    call:
      callId === null || kind === null ? null : { callId, kind, as, takenBy: taken, waitedMs: waitedMs ?? 0 },
  };
}

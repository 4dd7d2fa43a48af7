/** Somebody of the counter takes over the person who says this number. */
import type { HandOverReason } from '../../contract/index.ts';
import type { Database } from '../db/database.ts';

export interface TakeHandOver {
  /** As hand-over-code.ts reads it. */
  code: string;
  siteId: string;
  staffId: string;
}

/** Null: no such number at this site, expired, or a colleague has it. The same person may ask again. */
export type TakenHandOver = { reason: HandOverReason; label: string } | null;

export interface TakeHandOverParts {
  database: Database;
  newId: () => string;
}

/** Of two at once, the second finds `taken_at` set when it gets the row. The audit row is part of the statement. */
const text = `
  with live as (
    select id, kiosk_id, reason, taken_by from hand_overs
     where site_id = $1 and code = $2 and expires_at > now() and (taken_at is null or taken_by = $3)
     order by drawn_at desc limit 1),
  taken as (
    update hand_overs h set taken_at = now(), taken_by = $3 from live
     where h.id = live.id and h.taken_at is null
    returning h.id, h.kiosk_id),
  noted as (
    insert into audit_events (id, type, kiosk_id, detail)
    select $4, 'hand-over-taken', kiosk_id, $3 || ':' || id from taken)
  select live.reason, k.label from live join kiosks k on k.id = live.kiosk_id
   where live.taken_by = $3 or exists (select from taken)`;

export function takeHandOver(parts: TakeHandOverParts): (asked: TakeHandOver) => Promise<TakenHandOver> {
  return async ({ code, siteId, staffId }) => {
    const { rows } = await parts.database.query<{ reason: HandOverReason; label: string }>({
      text,
      values: [siteId, code, staffId, parts.newId()],
    });
    return rows[0] ?? null;
  };
}

/** Writes the events that stand alone; those of a transition are written by the transition's own statement. */
import type { Database } from '../db/database.ts';

export interface AuditTrail {
  /** `id` is a new UUIDv7; `status` the word answered to the kiosk. */
  statusAsked(event: { id: string; kioskId: string; status: string }): Promise<void>;
}

export function auditTrail(database: Database): AuditTrail {
  return {
    statusAsked: async ({ id, kioskId, status }) => {
      await database.query({
        text: `insert into audit_events (id, type, kiosk_id, detail) values ($1, 'status-asked', $2, $3)`,
        values: [id, kioskId, status],
      });
    },
  };
}

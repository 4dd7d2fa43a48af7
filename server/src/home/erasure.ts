/** That somebody asks for the erasure of what may be erased. Recorded here; whoever erases settles it. */
import type { Database } from '../db/database.ts';

/** erased and refused come from whoever may decide (legal holds, ten years after a closure); never from this page. */
export type ErasureState = 'requested' | 'erased' | 'refused';

export interface ErasureRequest {
  state: ErasureState;
  askedAt: Date;
}

/** The port: the vault's eraser reads what was requested and settles it. */
export interface ErasureDesk {
  /** Asked twice is asked once: the first date stays. */
  ask(recordId: string, auditId: string): Promise<void>;
  read(recordId: string): Promise<ErasureRequest | null>;
  /** False: nobody asked, or it is settled. */
  settle(recordId: string, state: 'erased' | 'refused', auditId: string): Promise<boolean>;
}

export function erasureDesk(database: Database): ErasureDesk {
  return {
    ask: async (recordId, auditId) => {
      await database.query({
        text: `with asked as (
                 insert into erasure_requests (record_id) select id from records where id = $1
                 on conflict do nothing returning record_id)
               insert into audit_events (id, type, record_id) select $2, 'erasure-asked', record_id from asked`,
        values: [recordId, auditId],
      });
    },
    read: async (recordId) => {
      const { rows } = await database.query<ErasureRequest>({
        text: 'select state, asked_at as "askedAt" from erasure_requests where record_id = $1',
        values: [recordId],
      });
      return rows[0] ?? null;
    },
    settle: async (recordId, state, auditId) => {
      const { rowCount } = await database.query({
        text: `with settled as (
                 update erasure_requests set state = $2, settled_at = now()
                  where record_id = $1 and state = 'requested' returning record_id)
               insert into audit_events (id, type, record_id, detail)
               select $3, 'erasure-settled', record_id, $2 from settled`,
        values: [recordId, state, auditId],
      });
      return rowCount === 1;
    },
  };
}

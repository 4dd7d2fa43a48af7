/**
 * Somebody asks at home for the erasure of what may be erased. It is answered at once, by rule: the proof lives as long as
 * the record, then for the years of its retention, whose job erases it; a dispute and an act under way hold it too. After a
 * closure what only this page needed goes at once: address, codes, what waits to be sent.
 */
import type { ErasureBar, ErasureState } from '../../contract/home/index.ts';
import type { Database } from '../db/database.ts';
import type { Erasure, ErasureResult } from '../erasure/erasure.ts';

export interface ErasureRequest {
  state: ErasureState;
  /** Why it was refused. */
  bar: ErasureBar | null;
  askedAt: Date;
  /** Until when the proof is kept, where that is known. */
  keptUntil: Date | null;
}

/** The port. */
export interface ErasureDesk {
  /** Records that it was asked, and what came of it. After a refusal it may be asked again. */
  ask(recordId: string): Promise<void>;
  read(recordId: string): Promise<ErasureRequest | null>;
}

export interface ErasureDeskParts {
  database: Database;
  erasure: Pick<Erasure, 'erase'>;
  /** The evidence is kept so long after a closure. */
  years: number;
  newId: () => string;
}

export function erasureDesk(parts: ErasureDeskParts): ErasureDesk {
  const { database } = parts;
  return {
    ask: async (recordId) => {
      await noteRequest(parts, recordId);
      const facts = await barOf(parts, recordId);
      if (facts.bar === 'kept') await forgetContact(database, recordId);
      const bar = facts.bar ?? (await eraseAll(parts, recordId));
      await settle(parts, { recordId, bar, keptUntil: facts.bar === 'kept' ? facts.keptUntil : null });
    },
    read: async (recordId) => {
      const { rows } = await database.query<ErasureRequest>({
        text: `select state, bar, asked_at as "askedAt", kept_until as "keptUntil"
                 from erasure_requests where record_id = $1`,
        values: [recordId],
      });
      return rows[0] ?? null;
    },
  };
}

async function noteRequest({ database, newId }: ErasureDeskParts, recordId: string): Promise<void> {
  await database.query({
    text: `with asked as (
             insert into erasure_requests as e (record_id) select id from records where id = $1
             on conflict (record_id) do update
               set state = 'requested', bar = null, kept_until = null, asked_at = now(), settled_at = null
               where e.state = 'refused'
             returning record_id)
           insert into audit_events (id, type, record_id) select $2, 'erasure-asked', record_id from asked`,
    values: [recordId, newId()],
  });
}

interface Facts {
  bar: ErasureBar | null;
  keptUntil: Date | null;
}

async function barOf({ database, years }: ErasureDeskParts, recordId: string): Promise<Facts> {
  const { rows } = await database.query<Facts>({
    text: `select case when k.held_since is not null then 'legal-hold'
                       when r.closed_at is null then coalesce(erasure_barred(r.person_index), 'record-open')
                       when erasure_barred(r.person_index) is not null then erasure_barred(r.person_index)
                       when r.closed_at + make_interval(years => $2) > now() then 'kept' end as bar,
                  r.closed_at + make_interval(years => $2) as "keptUntil"
             from records r join data_keys k on k.act_id = r.id where r.id = $1`,
    values: [recordId, years],
  });
  const [facts] = rows;
  if (!facts) throw new Error('a session is bound to a record that is not there');
  return facts;
}

/** Nobody writes to a person whose record is closed. */
async function forgetContact(database: Database, recordId: string): Promise<void> {
  await database.query({
    text: `with messages as (delete from home_messages where record_id = $1),
                codes as (delete from one_time_codes where record_id = $1),
                login as (update home_accesses set login_sealed = null where record_id = $1)
           delete from home_channels where record_id = $1`,
    values: [recordId],
  });
}

const bars: Readonly<Record<ErasureResult, ErasureBar | null>> = {
  erased: null,
  'erased-before': null,
  'unknown-act': null,
  'legal-hold': 'legal-hold',
  'act-under-way': 'act-under-way',
  'record-open': 'record-open',
};

/** The record last: it is what the closures are found by. */
async function eraseAll(
  { database, erasure }: ErasureDeskParts,
  recordId: string,
): Promise<ErasureBar | null> {
  const { rows } = await database.query<{ id: string }>({
    text: `select c.id from records r join closures c using (person_index) where r.id = $1`,
    values: [recordId],
  });
  for (const actId of [...rows.map(({ id }) => id), recordId]) {
    const bar = bars[await erasure.erase(actId, 'asked')];
    if (bar) return bar;
  }
  return null;
}

async function settle(
  { database, newId }: ErasureDeskParts,
  { recordId, bar, keptUntil }: { recordId: string; bar: ErasureBar | null; keptUntil: Date | null },
): Promise<void> {
  await database.query({
    text: `with settled as (
             update erasure_requests set state = $2, bar = $3, kept_until = $4, settled_at = now()
              where record_id = $1 and state = 'requested' returning record_id)
           insert into audit_events (id, type, record_id, detail)
           select $5, 'erasure-settled', record_id, $6 from settled`,
    values: [recordId, bar ? 'refused' : 'erased', bar, keptUntil, newId(), bar ?? 'erased'],
  });
}

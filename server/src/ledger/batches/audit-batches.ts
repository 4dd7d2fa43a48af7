/** Batches of the audit trail: by transaction, then by id. A row whose transaction may still run is in none yet. */
import type { Database } from '../../db/database.ts';
import { auditLine, linesDigest } from './batch-lines.ts';
import { type BatchStore, mostAtOnce, type StoredBatchRow, storedBatch } from './batch-store.ts';

interface NextRow {
  number: string;
  rows: number;
  digest: Buffer | null;
  generation: number;
  xact: string;
  event: string;
}

export function auditBatches(database: Database): BatchStore {
  return {
    kind: 'audit',
    next: async (limit) => {
      const { rows } = await database.query<NextRow>({ text: next, values: [limit] });
      const [row] = rows;
      if (!row?.digest) return null;
      const place = [row.generation, row.xact, row.event];
      return { number: Number(row.number), rows: row.rows, digest: row.digest, place };
    },
    add: async ({ number, rows, place }, { id, salt, leaf }) => {
      const { rowCount } = await database.query({
        text: `with batch as (
                 insert into audit_batches (id, number, rows, salt, last_generation, last_xact, last_event)
                 values ($1, $2, $3, $4, $6, $7::xid8, $8) on conflict do nothing returning id)
               insert into ledger_leaves (id, leaf_hash) select id, $5 from batch`,
        values: [id, number, rows, salt, leaf, ...place],
      });
      return rowCount === 1;
    },
    count: async () => {
      const { rows } = await database.query<{ count: string }>({
        text: 'select coalesce(max(number) + 1, 0) as count from audit_batches',
      });
      return Number(rows[0]?.count ?? 0);
    },
    read: async (from, most) => {
      const { rows } = await database.query<StoredBatchRow>({ text: read, values: [from, most, mostAtOnce] });
      return rows.map(storedBatch);
    },
    waits: async () => {
      const { rows } = await database.query<{ waits: boolean }>({ text: waits });
      return rows[0]?.waits === true;
    },
    hasRowAhead: async () => {
      const { rows } = await database.query<{ ahead: boolean }>({ text: ahead });
      return rows[0]?.ahead === true;
    },
  };
}

/** What has ended is older than the oldest that runs; a former generation has ended whole. */
const next = `
  with last as (
    select number, last_generation, last_xact, last_event from audit_batches order by number desc limit 1),
  newest as (select max(generation) as generation from audit_events),
  waiting as (
    select e.generation, e.xact, e.id, ${auditLine} as line
      from audit_events e
     where (e.generation, e.xact, e.id) > (
             coalesce((select last_generation from last), -1), coalesce((select last_xact from last), '0'),
             coalesce((select last_event from last), '00000000-0000-0000-0000-000000000000'))
       and (e.xact < pg_snapshot_xmin(pg_current_snapshot()) or e.generation < (select generation from newest))
     order by e.generation, e.xact, e.id limit $1),
  ending as (select generation, xact, id from waiting order by generation desc, xact desc, id desc limit 1)
  select coalesce((select number + 1 from last), 0) as number,
         (select count(*)::integer from waiting) as rows,
         (select ${linesDigest('line', 'generation, xact, id')} from waiting) as digest,
         ending.generation, ending.xact::text as xact, ending.id as event
    from ending`;

const read = `
  with few as (
    select number, id, salt, rows, last_generation, last_xact, last_event,
           lag(last_generation) over w as generation, lag(last_xact) over w as xact, lag(last_event) over w as event,
           sum(rows) over w - rows as before
      from (select * from audit_batches where number >= $1::bigint - 1 order by number limit $3) batch
    window w as (order by number)),
  picked as (
    select * from few
     where number >= $1
       and before - coalesce((select rows from few where number < $1), 0) < $2)
  select picked.number, coalesce(held.rows, 0) as rows, held.digest, picked.salt, leaf.leaf_hash as leaf
    from picked
    left join ledger_leaves leaf using (id)
    cross join lateral (
      select count(*)::integer as rows, ${linesDigest(auditLine, 'e.generation, e.xact, e.id')} as digest
        from audit_events e
       where (e.generation, e.xact, e.id) > (
               coalesce(picked.generation, -1), coalesce(picked.xact, '0'),
               coalesce(picked.event, '00000000-0000-0000-0000-000000000000'))
         and (e.generation, e.xact, e.id) <= (picked.last_generation, picked.last_xact, picked.last_event)) held
   order by picked.number`;

const waits = `
  with last as (select last_generation, last_xact, last_event from audit_batches order by number desc limit 1)
  select exists (
    select from audit_events
     where (generation, xact, id) > (
             coalesce((select last_generation from last), -1), coalesce((select last_xact from last), '0'),
             coalesce((select last_event from last), '00000000-0000-0000-0000-000000000000'))) as waits`;

const ahead = `
  select exists (
    select from audit_events
     where generation = (select max(generation) from audit_events)
       and xact >= pg_snapshot_xmax(pg_current_snapshot())) as ahead`;

/**
 * Batches of the evidence as it is stored, sealed bytes included, by the number of its leaves. The leaf of an entry covers
 * what is inside, which only the vault's key opens; these cover the bytes themselves, which anybody may hash. Where an
 * erasure has emptied a row, the hash that the batch kept stands for it.
 */
import type { Database } from '../../db/database.ts';
import { evidenceLine, linesDigest } from './batch-lines.ts';
import { type BatchStore, mostAtOnce, type StoredBatchRow, storedBatch } from './batch-store.ts';

interface NextRow {
  number: string;
  rows: number;
  digest: Buffer | null;
  end_index: string;
  sealed_sha256: Buffer;
}

export function evidenceBatches(database: Database): BatchStore {
  return {
    kind: 'evidence',
    next: async (limit) => {
      const { rows } = await database.query<NextRow>({ text: next, values: [limit] });
      const [row] = rows;
      if (!row?.digest) return null;
      const place = [row.end_index, row.sealed_sha256];
      return { number: Number(row.number), rows: row.rows, digest: row.digest, place };
    },
    add: async ({ number, rows, place }, { id, salt, leaf }) => {
      const { rowCount } = await database.query({
        text: `with batch as (
                 insert into evidence_batches (id, number, rows, salt, end_index, sealed_sha256)
                 values ($1, $2, $3, $4, $6, $7) on conflict do nothing returning id)
               insert into ledger_leaves (id, leaf_hash) select id, $5 from batch`,
        values: [id, number, rows, salt, leaf, ...place],
      });
      return rowCount === 1;
    },
    count: async () => {
      const { rows } = await database.query<{ count: string }>({
        text: 'select coalesce(max(number) + 1, 0) as count from evidence_batches',
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
    // A leaf without its evidence, and evidence of another leaf, are found by the walk through the leaves.
    hasRowAhead: async () => false,
  };
}

/** Leaves that are no evidence are those of batches: they are passed over, and alone they make none. */
const next = `
  with last as (select number, end_index from evidence_batches order by number desc limit 1),
  waiting as (
    select leaf.index, sealed.digest as sealed_digest, ${evidenceLine('leaf.index', 'sealed.digest')} as line
      from ledger_leaves leaf join evidence e using (id)
     -- Read and hashed once for both: without the offset it is written out in both places.
     cross join lateral (select sha256(e.sealed) as digest offset 0) sealed
     where leaf.index >= coalesce((select end_index from last), 0)
     order by leaf.index limit $1)
  select coalesce((select number + 1 from last), 0) as number,
         count(*)::integer as rows, ${linesDigest('line', 'index')} as digest,
         max(index) + 1 as end_index, string_agg(sealed_digest, ''::bytea order by index) as sealed_sha256
    from waiting`;

/** An erasure leaves the hash that the batch kept. */
const sealedAsItWas = `
  case when e.sealed = '' and exists (
         select from data_keys key where key.act_id = e.act_id and key.destroyed_at is not null)
       then substr(picked.sealed_sha256, 32 * (row_number() over (order by stored.index))::integer - 31, 32)
       else sha256(e.sealed) end`;

const read = `
  with few as (
    select number, id, salt, rows, end_index, sealed_sha256, lag(end_index) over w as begin_index,
           sum(rows) over w - rows as before
      from (select * from evidence_batches where number >= $1::bigint - 1 order by number limit $3) batch
    window w as (order by number)),
  picked as (
    select * from few
     where number >= $1
       and before - coalesce((select rows from few where number < $1), 0) < $2)
  select picked.number, coalesce(held.rows, 0) as rows, held.digest, picked.salt, leaf.leaf_hash as leaf
    from picked
    left join ledger_leaves leaf using (id)
    cross join lateral (
      select count(*)::integer as rows, ${linesDigest('line', 'index')} as digest
        from (
          select stored.index,
                 ${evidenceLine('stored.index', sealedAsItWas)} as line
            from ledger_leaves stored join evidence e using (id)
           where stored.index >= coalesce(picked.begin_index, 0) and stored.index < picked.end_index) line) held
   order by picked.number`;

const waits = `
  select exists (
    select from ledger_leaves leaf join evidence using (id)
     where leaf.index is null
        or leaf.index >= coalesce((select end_index from evidence_batches order by number desc limit 1), 0)) as waits`;

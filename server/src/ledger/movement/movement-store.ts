/**
 * What was written to the ledger's tables since a moment, asked of PostgreSQL itself: every version of a row bears the
 * number of the transaction that wrote it (`xmin`), and no statement, a superuser's neither, gives it an older one. What
 * was deleted leaves no row: it is missing in the count.
 */
import type { Database } from '../../db/database.ts';
import type { Finding } from '../history-check.ts';

/** All that stood at one moment, and the oldest transaction that had not ended by then. */
export interface Mark {
  /** xid8. */
  horizon: string;
  /** Leaves under the newest checkpoint. */
  size: number;
  auditBatches: number;
  evidenceBatches: number;
}

/** Where rows were written that stood before: pieces of the ledger, so many leaves each, and batches by their number. */
export interface Moved {
  pieces: number[];
  auditBatches: number[];
  evidenceBatches: number[];
}

export interface MovementStore {
  /** The oldest transaction that has not ended. Ask first: what ends later counts as written since. */
  horizon(): Promise<string>;
  /** Also where nothing was changed: a row beside it may have been written while an older transaction still ran. */
  movedSince(mark: Mark, pieceLeaves: number): Promise<Moved>;
  /** Rows that must be as many as others say, all counted at one moment. */
  miscounted(): Promise<Finding | null>;
}

export function movementStore(database: Database): MovementStore {
  const places = async (text: string, values: unknown[]): Promise<Place[]> =>
    (await database.query<PlaceRow>({ text, values })).rows.map(placeOf);
  return {
    horizon: async () => {
      const { rows } = await database.query<{ horizon: string }>({
        text: 'select pg_snapshot_xmin(pg_current_snapshot())::text as horizon',
      });
      if (!rows[0]) throw new Error('a snapshot always has an oldest transaction');
      return rows[0].horizon;
    },
    movedSince: async ({ horizon, size, auditBatches, evidenceBatches }, pieceLeaves) => {
      const found: Place[] = [];
      // One after the other: nobody waits for this.
      for (const text of inTheTree) found.push(...(await places(text, [horizon, size, pieceLeaves])));
      const trail = await places(inTheTrail, [horizon, auditBatches]);
      const stored = await places(inTheBatches('evidence_batches'), [horizon, evidenceBatches]);
      return {
        pieces: distinct(found.map(({ piece }) => piece)),
        auditBatches: distinct(trail.map(({ batch }) => batch)),
        evidenceBatches: distinct([...found, ...stored].map(({ batch }) => batch)),
      };
    },
    miscounted: async () => {
      const { rows } = await database.query<{ what: Finding['what'] | null; size: string }>({
        text: miscounted,
      });
      const [row] = rows;
      return row?.what ? { what: row.what, at: Number(row.size) } : null;
    },
  };
}

interface PlaceRow {
  piece: string | null;
  batch: string | null;
}

type Place = { [Kind in keyof PlaceRow]: number | null };

function placeOf({ piece, batch }: PlaceRow): Place {
  return { piece: piece === null ? null : Number(piece), batch: batch === null ? null : Number(batch) };
}

function distinct(numbers: (number | null)[]): number[] {
  return [...new Set(numbers.filter((number) => number !== null))].sort((one, other) => one - other);
}

/** `row`: of a table. A number is half a circle long: what is so old that it seems to come is older. */
const isFresh = (row: string): string => `age(${row}.xmin) between 0 and age($1::text::xid8::xid)`;

/** $2: leaves of then; $3: leaves of a piece. */
const inTheTree = [
  `select distinct leaf.index / $3::bigint as piece, null as batch
     from ledger_leaves leaf where leaf.index < $2::bigint and ${isFresh('leaf')}`,
  `select distinct (((node.index + 1) << node.level) - 1) / $3::bigint as piece, null as batch
     from ledger_nodes node where (node.index + 1) << node.level <= $2::bigint and ${isFresh('node')}`,
  `select distinct (head.size - 1) / $3::bigint as piece, null as batch
     from ledger_checkpoints head where head.size <= $2::bigint and ${isFresh('head')}`,
  `select distinct leaf.index / $3::bigint as piece, null as batch
     from ledger_origins origin join ledger_leaves leaf using (id)
    where leaf.index < $2::bigint and ${isFresh('origin')}`,
  // Only what is fresh is looked for among the leaves, each by its key.
  `with fresh as materialized (select id from evidence entry where ${isFresh('entry')})
   select distinct leaf.index / $3::bigint as piece,
          (select min(number) from evidence_batches where end_index > leaf.index) as batch
     from fresh
    cross join lateral (select index from ledger_leaves where id = fresh.id offset 0) leaf
    where leaf.index < $2::bigint`,
];

/** $2: batches of then. */
const inTheBatches = (table: string): string =>
  `select null as piece, batch.number as batch from ${table} batch where batch.number < $2::bigint and ${isFresh('batch')}`;

const inTheTrail = `
  with last as materialized (
    select last_generation, last_xact, last_event from audit_batches where number = $2::bigint - 1)
  select distinct null as piece, sealing.number as batch
    from audit_events e
   cross join last
   cross join lateral (
     select number from audit_batches
      where (last_generation, last_xact, last_event) >= (e.generation, e.xact, e.id)
      order by number limit 1) sealing
   where (e.generation, e.xact, e.id) <= (last.last_generation, last.last_xact, last.last_event)
     and ${isFresh('e')}
  union ${inTheBatches('audit_batches')}`;

/** Every leaf is that of one entry of evidence, of one batch or of an origin; the tree's nodes follow from its size. */
const miscounted = `
  with head as (select coalesce(max(size), 0) as size from ledger_checkpoints),
  leaves as (select count(*) from ledger_leaves where index is not null),
  nodes as (
    select (select count(*) from ledger_nodes),
           (select coalesce(sum(head.size >> level), 0) from head, generate_series(1, 62) as level) as due),
  trail as (
    select coalesce(sum(rows), 0) as sealed, count(*) as batches, coalesce(max(number) + 1, 0) as numbers
      from audit_batches),
  stored as (select count(*) as batches, coalesce(max(number) + 1, 0) as numbers from evidence_batches),
  last as (select last_generation, last_xact, last_event from audit_batches order by number desc limit 1)
  select head.size,
         case
           when leaves.count < head.size then 'leaf-missing'
           when leaves.count > head.size then 'leaf-unsigned'
           when nodes.count < nodes.due then 'node-missing'
           when nodes.count > nodes.due then 'node-unsigned'
           when (select count(*) from evidence) + trail.batches + stored.batches
                + (select count(*) from ledger_origins join ledger_leaves using (id))
                <> (select count(*) from ledger_leaves) then 'evidence-changed'
           when stored.batches <> stored.numbers then 'sealed-changed'
           when trail.batches <> trail.numbers
                or (select count(*) from audit_events) <> trail.sealed + (
                     select count(*) from audit_events
                      where (generation, xact, id) > (
                              coalesce((select last_generation from last), -1), coalesce((select last_xact from last), '0'),
                              coalesce((select last_event from last), '00000000-0000-0000-0000-000000000000')))
             then 'audit-changed'
         end as what
    from head, leaves, nodes, trail, stored`;

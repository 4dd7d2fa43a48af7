/** Reads the ledger's tables as they are, for whoever looks whether they are what was signed. */
import type { Database } from '../db/database.ts';
import { checkpointOf, type StoredCheckpoint } from './ledger-store.ts';
import type { HashedNode } from './merkle.ts';
import type { LeafRange } from './merkle-proofs.ts';

/** The tables' outlines, all seen at one moment. */
export interface Outlines {
  newest: StoredCheckpoint | null;
  checkpoints: number;
  /** Of a size that was known before. */
  knownCheckpoints: number;
  /** Null: no leaf has a number. */
  firstIndex: number | null;
  lastIndex: number | null;
  /** Is there a subtree that would reach past the newest checkpoint? */
  nodesBeyond: boolean;
}

export interface WatchStore {
  /** `known`: the size that the newest checkpoint had at the last look. */
  outlines(known: number): Promise<Outlines>;
  /** By index; as many rows as there are, were it two for one index. */
  leaves(range: LeafRange): Promise<{ index: number; hash: Buffer }[]>;
  /**
   * The first numbered leaf in the range that is no batch's and whose evidence is gone, says another hash, or was emptied
   * with no erasure; or that is an origin's first entry, which says something else.
   */
  evidenceAmiss(range: LeafRange): Promise<number | null>;
  /** Subtrees whose last leaf is in the range. */
  finishedIn(range: LeafRange): Promise<HashedNode[]>;
  /** Checkpoints of a size after `from` and up to `to`. */
  checkpoints(range: LeafRange): Promise<StoredCheckpoint[]>;
}

type CheckpointRow = Parameters<typeof checkpointOf>[0];
type OutlinesRow = { [Column in keyof CheckpointRow]: CheckpointRow[Column] | null } & {
  checkpoints: string;
  known_checkpoints: string;
  first_index: string | null;
  last_index: string | null;
  nodes_beyond: boolean;
};

export function watchStore(database: Database): WatchStore {
  return {
    outlines: async (known) =>
      outlinesOf((await database.query<OutlinesRow>({ text: outlines, values: [known] })).rows[0]),
    leaves: async ({ from, to }) => {
      const { rows } = await database.query<{ index: string; hash: Buffer }>({
        text: `select index, leaf_hash as hash from ledger_leaves where index >= $1 and index < $2 order by index`,
        values: [from, to],
      });
      return rows.map(({ index, hash }) => ({ index: Number(index), hash }));
    },
    evidenceAmiss: async ({ from, to }) => {
      const { rows } = await database.query<{ index: string | null }>({
        text: evidenceAmiss,
        values: [from, to],
      });
      const index = rows[0]?.index ?? null;
      return index === null ? null : Number(index);
    },
    finishedIn: async ({ from, to }) => {
      const { rows } = await database.query<{ level: number; index: string; hash: Buffer }>({
        text: finishedIn,
        values: [from, to],
      });
      return rows.map(({ level, index, hash }) => ({ level, index: Number(index), hash }));
    },
    checkpoints: async ({ from, to }) => {
      const { rows } = await database.query<CheckpointRow>({
        text: `select size, root, note, timestamp, at from ledger_checkpoints where size > $1 and size <= $2 order by size`,
        values: [from, to],
      });
      return rows.map(checkpointOf);
    },
  };
}

const outlines = `
  select newest.*,
         (select count(*) from ledger_checkpoints) as checkpoints,
         (select count(*) from ledger_checkpoints where size <= $1) as known_checkpoints,
         (select min(index) from ledger_leaves) as first_index,
         (select max(index) from ledger_leaves) as last_index,
         exists (
           select from generate_series(1, 62) as level
             join ledger_nodes node
               on node.level = level.level and node.index >= coalesce(newest.size, 0) >> level.level
         ) as nodes_beyond
    from (select 1) as always
    left join (select * from ledger_checkpoints order by size desc limit 1) as newest on true`;

/** One probe of the primary key for each level. */
const finishedIn = `
  select node.level, node.index, node.hash
    from generate_series(1, 62) as level
    join ledger_nodes node
      on node.level = level.level
     and node.index >= $1::bigint >> level.level and node.index < $2::bigint >> level.level`;

/** What is sealed is not looked at here: its bytes are those of batches (batches/evidence-batches.ts). */
const evidenceAmiss = `
  select min(leaf.index) as index
    from ledger_leaves leaf
    left join evidence entry using (id)
    left join ledger_origins origin using (id)
   where leaf.index >= $1 and leaf.index < $2
     and (sha256('\\x00'::bytea || origin.salt || convert_to(origin.statement, 'UTF8')) <> leaf.leaf_hash
          or entry.id is null and origin.id is null
                           and not exists (select from audit_batches batch where batch.id = leaf.id)
                           and not exists (select from evidence_batches batch where batch.id = leaf.id)
          or entry.leaf_hash <> leaf.leaf_hash
          or (entry.sealed = '' and not exists (
                select from data_keys key where key.act_id = entry.act_id and key.destroyed_at is not null)))`;

function outlinesOf(row: OutlinesRow | undefined): Outlines {
  if (!row) throw new Error('the outlines of the ledger are always one row');
  const { size, root, note, timestamp, at } = row;
  const isThere = size !== null && root !== null && note !== null && at !== null;
  return {
    newest: isThere ? checkpointOf({ size, root, note, timestamp, at }) : null,
    checkpoints: Number(row.checkpoints),
    knownCheckpoints: Number(row.known_checkpoints),
    firstIndex: row.first_index === null ? null : Number(row.first_index),
    lastIndex: row.last_index === null ? null : Number(row.last_index),
    nodesBeyond: row.nodes_beyond,
  };
}

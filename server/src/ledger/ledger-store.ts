/** The ledger's tables (server/migrations/0007_ledger.sql). Nothing here changes what is numbered, finished or signed. */
import type { Database } from '../db/database.ts';
import type { HashedNode, TreeNode } from './merkle.ts';

export interface WaitingLeaf {
  id: string;
  hash: Buffer;
}

export interface StoredCheckpoint {
  size: number;
  root: Buffer;
  note: string;
  timestamp: Buffer | null;
  at: Date;
}

/** What one batch adds to a tree of `size` leaves. */
export interface Batch {
  size: number;
  leaves: WaitingLeaf[];
  finished: HashedNode[];
  root: Buffer;
  note: string;
}

/**
 * busy: another sequencer is at it. overtaken: the tree has grown since it was read. other-origin: the database holds the
 * ledger of another origin than that of the note.
 */
export type Appended = 'appended' | 'busy' | 'overtaken' | 'other-origin';

export interface LedgerStore {
  /** In the order in which they came, at most `limit`. */
  waiting(limit: number): Promise<WaitingLeaf[]>;
  /** How many leaves wait, and for how many seconds the first of them. */
  backlog(): Promise<{ leaves: number; seconds: number }>;
  newest(): Promise<StoredCheckpoint | null>;
  /** Leaves are level 0. Missing rows are missing from the answer, which is in the order asked. */
  hashes(nodes: TreeNode[]): Promise<(Buffer | null)[]>;
  append(batch: Batch): Promise<Appended>;
  /** False when the note was no longer `from`: somebody else has added to it. A timestamp of `from` is let go. */
  extendNote(size: number, from: string, to: string): Promise<boolean>;
  /** False when that note has a timestamp already, or has grown since. */
  addTimestamp(size: number, note: string, timestamp: Buffer): Promise<boolean>;
}

interface CheckpointRow {
  size: string;
  root: Buffer;
  note: string;
  timestamp: Buffer | null;
  at: Date;
}

export function ledgerStore(database: Database): LedgerStore {
  return {
    ...readers(database),
    append: async (batch) => {
      const { rows } = await database.query<{ outcome: Appended }>({
        text: `select append_to_ledger($1, $2, $3, $4, $5, $6, $7) as outcome`,
        values: appendValues(batch),
      });
      const outcome = rows[0]?.outcome;
      if (!outcome) throw new Error('append_to_ledger answered nothing');
      return outcome;
    },
    extendNote: async (size, from, to) => {
      const { rowCount } = await database.query({
        text: `update ledger_checkpoints set note = $3, timestamp = null where size = $1 and note = $2`,
        values: [size, from, to],
      });
      return rowCount === 1;
    },
    addTimestamp: async (size, note, timestamp) => {
      const { rowCount } = await database.query({
        text: `update ledger_checkpoints set timestamp = $3 where size = $1 and note = $2 and timestamp is null`,
        values: [size, note, timestamp],
      });
      return rowCount === 1;
    },
  };
}

function readers(database: Database): Pick<LedgerStore, 'waiting' | 'backlog' | 'newest' | 'hashes'> {
  return {
    waiting: async (limit) => {
      const { rows } = await database.query<{ id: string; hash: Buffer }>({
        text: `select id, leaf_hash as hash from ledger_leaves where index is null order by added_at, id limit $1`,
        values: [limit],
      });
      return rows;
    },
    backlog: async () => {
      const { rows } = await database.query<{ leaves: number; seconds: number }>({
        text: `select count(*)::integer as leaves, coalesce(extract(epoch from now() - min(added_at)), 0)::float8 as seconds
                 from ledger_leaves where index is null`,
      });
      return rows[0] ?? { leaves: 0, seconds: 0 };
    },
    newest: async () => {
      const { rows } = await database.query<CheckpointRow>({
        text: `select size, root, note, timestamp, at from ledger_checkpoints order by size desc limit 1`,
      });
      return rows[0] ? checkpointOf(rows[0]) : null;
    },
    hashes: (nodes) => readHashes(database, nodes),
  };
}

async function readHashes(database: Database, nodes: TreeNode[]): Promise<(Buffer | null)[]> {
  const { rows } = await database.query<{ hash: Buffer | null }>({
    text: `select coalesce(leaf.leaf_hash, node.hash) as hash
             from unnest($1::smallint[], $2::bigint[]) with ordinality as asked (level, index, place)
             left join ledger_leaves leaf on asked.level = 0 and leaf.index = asked.index
             left join ledger_nodes node on asked.level > 0 and (node.level, node.index) = (asked.level, asked.index)
            order by place`,
    values: [nodes.map(({ level }) => level), nodes.map(({ index }) => index)],
  });
  return rows.map(({ hash }) => hash);
}

function appendValues({ size, leaves, finished, root, note }: Batch): unknown[] {
  return [
    size,
    leaves.map(({ id }) => id),
    finished.map(({ level }) => level),
    finished.map(({ index }) => index),
    finished.map(({ hash }) => hash),
    root,
    note,
  ];
}

/** Sizes stay below 2^53: each leaf is an act of a person. */
export function checkpointOf(row: CheckpointRow): StoredCheckpoint {
  return { ...row, size: Number(row.size) };
}

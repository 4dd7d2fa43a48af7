/** A ledger on a real database of its own, and a whole second look at what is stored there. */
import { randomBytes, randomUUIDv7 } from 'node:crypto';
import pg from 'pg';
import { expect } from 'vitest';
import { type Database, openDatabase } from '../../../server/src/db/database.ts';
import { type LedgerStore, ledgerStore } from '../../../server/src/ledger/ledger-store.ts';
import { appendLeaf, emptyTree, rootOf } from '../../../server/src/ledger/merkle.ts';
import { isSignedHead } from '../../../server/src/ledger/sequencer.ts';
import { type SigningKey, signatureTypes, signingKey } from '../../../server/src/ledger/verifier-key.ts';
import { createLog } from '../../../server/src/log.ts';
import { createTestDatabase } from '../../support/postgres.ts';

export interface LedgerBench {
  url: string;
  database: Database;
  store: LedgerStore;
  key: SigningKey;
  /** Adds leaves of random entries, or of these; their ids. */
  addLeaves(entries: number | string[], hashes?: Buffer[]): Promise<string[]>;
  sql(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  /** As a superuser who turned the triggers off; several statements at one moment. Each must touch something. */
  tamper(...statements: string[]): Promise<void>;
  /** Expects every number, node and checkpoint to be what the leaves say, signed by the key or by this one; the size. */
  expectSound(key?: SigningKey): Promise<number>;
  close(): Promise<void>;
}

export const origin = 'journal.example/essai';

/** `seed`: 32 bytes, of the ledger's key. */
export async function openLedgerBench(seed: Uint8Array = randomBytes(32)): Promise<LedgerBench> {
  const test = await createTestDatabase({ migrated: true });
  const { url } = test;
  const database = openDatabase({ url, log: createLog('silent'), poolSize: 4 });
  const pool = new pg.Pool({ connectionString: url, max: 2 }).on('error', () => undefined);
  const key = signingKey(origin, signatureTypes.log, seed);
  const sql = async (text: string, values?: unknown[]) => (await pool.query(text, values)).rows;
  return {
    ...{ url, database, key, sql },
    store: ledgerStore(database),
    addLeaves: async (entries, given) => {
      const ids =
        typeof entries === 'number' ? Array.from({ length: entries }, () => randomUUIDv7()) : entries;
      const hashes = given ?? ids.map(() => randomBytes(32));
      await sql(
        `with entries as (select * from unnest($1::uuid[], $2::bytea[]) as entry (id, hash)),
              kept as (insert into evidence (id, act_id, kind, sealed, leaf_hash)
                       select id, id, 'outcome', 'x', hash from entries)
         insert into ledger_leaves (id, leaf_hash) select * from entries`,
        [ids, hashes],
      );
      return ids;
    },
    tamper: (...statements) => tamperAsSuperuser(pool, statements),
    expectSound: (by = key) => expectSound(sql, by),
    close: async () => {
      await database.close();
      await pool.end();
      await test.drop();
    },
  };
}

async function tamperAsSuperuser(pool: pg.Pool, statements: string[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    for (const statement of statements) {
      const { command, rowCount } = await client.query(statement);
      if (command !== 'ALTER' && command !== 'TRUNCATE') expect(rowCount).toBeGreaterThan(0);
    }
    await client.query('commit');
    client.release();
  } catch (error) {
    // The next one must not find it in the middle of this.
    client.release(true);
    throw error;
  }
}

async function expectSound(sql: LedgerBench['sql'], key: SigningKey): Promise<number> {
  const leaves = await sql(
    'select index, leaf_hash from ledger_leaves where index is not null order by index',
  );
  const nodes = await sql('select level, index, hash from ledger_nodes');
  const checkpoints = await sql('select size, root, note from ledger_checkpoints order by size');
  const stored = new Map(
    nodes.map((row) => [`${Number(row['level'])}/${Number(row['index'])}`, row['hash']]),
  );
  const roots = new Map<number, Buffer>();
  let tree = emptyTree;
  // Gathered: an expectation for each of thousands of leaves costs more than the tree.
  const wrong: string[] = [];
  for (const [place, leaf] of leaves.entries()) {
    if (leaf['index'] !== `${place}`) wrong.push(`leaf ${place} is number ${String(leaf['index'])}`);
    const added = appendLeaf(tree, leaf['leaf_hash'] as Buffer);
    for (const { level, index, hash } of added.finished) {
      const kept = stored.get(`${level}/${index}`);
      if (!(kept instanceof Buffer && kept.equals(hash))) wrong.push(`node ${level}/${index}`);
      stored.delete(`${level}/${index}`);
    }
    tree = added.tree;
    roots.set(tree.size, rootOf(tree));
  }
  expect(wrong).toEqual([]);
  expect([...stored.keys()]).toEqual([]);
  for (const row of checkpoints) {
    const head = { size: Number(row['size']), root: row['root'] as Buffer };
    expect(head.root).toEqual(roots.get(head.size));
    expect(isSignedHead(row['note'] as string, head, [key.verifier])).toBe(true);
  }
  expect(Number(checkpoints.at(-1)?.['size'] ?? 0)).toBe(tree.size);
  return tree.size;
}

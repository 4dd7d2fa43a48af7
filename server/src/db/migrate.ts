/** Brings the schema to the newest migration: numbered SQL files, forward only, under an advisory lock. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import pg from 'pg';
import type { Database } from './database.ts';

const directory = join(import.meta.dirname, '../../migrations');

/**
 * Runs what is missing, each file in a transaction; returns the names run. Needs a direct connection: the lock
 * belongs to the session, which a pooler in transaction mode does not keep.
 */
export async function migrate(url: string): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 5_000 });
  // Errors of a query reach its caller; this one only keeps an idle cut from ending the process.
  pool.on('error', () => undefined);
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: async () => readMigrations() } });
    const { error, results } = await migrator.migrateToLatest();
    if (error) throw error;
    return (results ?? []).map((result) => result.migrationName);
  } finally {
    await db.destroy();
  }
}

/** Names of the files that this database has not run. Throws when the database does, or was never prepared. */
export async function missingMigrations(database: Database): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>({ text: 'select name from kysely_migration' });
  const run = new Set(rows.map(({ name }) => name));
  return Object.keys(readMigrations()).filter((name) => !run.has(name));
}

function readMigrations(): Record<string, Migration> {
  const files = readdirSync(directory).filter((name) => /^\d{4}_.+\.sql$/.test(name));
  return Object.fromEntries(
    files.map((name) => {
      const text = readFileSync(join(directory, name), 'utf8');
      return [name.replace('.sql', ''), { up: async (db) => void (await sql.raw(text).execute(db)) }];
    }),
  );
}

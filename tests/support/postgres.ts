/** A database of its own for each test, on the run's real PostgreSQL: empty, or with the server's schema. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '../../server/src/db/migrate.ts';

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

const template = 'migrated';

/** Once for the run: all migrations, in a database that others are copied from. */
export async function prepareTemplate(): Promise<void> {
  await runOnServer(`create database ${template}`);
  await migrate(addressOf(template));
}

/** `migrated`: as it is after all migrations. */
export async function createTestDatabase({ migrated = false } = {}): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await runOnServer(`create database ${name} template ${migrated ? template : 'template1'}`);
  return { url: addressOf(name), drop: () => runOnServer(`drop database if exists ${name} with (force)`) };
}

function addressOf(database: string): string {
  const server = process.env['BORNE_TEST_DATABASE'];
  if (!server) throw new Error('the global set-up has not started the database');
  return server.replace('/postgres?', `/${database}?`);
}

async function runOnServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: addressOf('postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

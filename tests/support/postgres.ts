/** An empty database of its own for each test, on the run's real PostgreSQL. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await runOnServer(`create database ${name}`);
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

import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { startPostgres } from '../../scripts/postgres/embedded-postgres.ts';
import { openToOwner } from '../../scripts/postgres/owner.ts';
import { createTestDatabase } from '../support/postgres.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function clusterFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'borne-cluster-'));
  openToOwner(folder);
  folders.push(folder);
  return join(folder, 'postgres');
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

test('the cluster keeps its data from one start to the next, and is durable', async () => {
  const folder = clusterFolder();
  const first = await startPostgres(folder);
  await query(first.url('postgres'), 'create table kept as select 42 as answer');
  await first.stop();
  const second = await startPostgres(folder);
  expect(await query(second.url('postgres'), 'select answer from kept')).toEqual([{ answer: 42 }]);
  expect(await query(second.url('postgres'), 'show fsync')).toEqual([{ fsync: 'on' }]);
  await second.stop();
});

test('a server that outlived its launcher is taken over, and stops with the new one', async () => {
  const folder = clusterFolder();
  const abandoned = await startPostgres(folder);
  const started = await query(abandoned.url('postgres'), 'select pg_postmaster_start_time()::text as at');
  const adopted = await startPostgres(folder);
  expect(await query(adopted.url('postgres'), 'select pg_postmaster_start_time()::text as at')).toEqual(
    started,
  );
  await adopted.stop();
  await expect(query(adopted.url('postgres'), 'select 1')).rejects.toThrow();
});

test('a broken cluster is told with what to do, and is never replaced by an empty one', async () => {
  const folder = clusterFolder();
  await (await startPostgres(folder)).stop();
  rmSync(join(folder, 'data', 'global'), { recursive: true });
  rmSync(join(folder, 'data', 'PG_VERSION'));
  await expect(startPostgres(folder)).rejects.toMatchObject({
    name: 'StartProblem',
    message: expect.stringContaining('npm start -- --reset'),
  });
  expect(existsSync(join(folder, 'data', 'base'))).toBe(true);
});

test('each test database is its own', async () => {
  const one = await createTestDatabase();
  const two = await createTestDatabase();
  const table = `t_${randomUUID().replaceAll('-', '')}`;
  await query(one.url, `create table ${table} ()`);
  expect(await query(two.url, `select to_regclass('${table}') as found`)).toEqual([{ found: null }]);
  await one.drop();
  await two.drop();
});

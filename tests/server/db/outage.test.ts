/** The database goes away while the server runs: a PostgreSQL of this file's own is really stopped and started. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedPostgres, startPostgres } from '../../../scripts/postgres/embedded-postgres.ts';
import { openToOwner } from '../../../scripts/postgres/owner.ts';
import { activate, typedBy } from '../support/activation-client.ts';
import { anyDigest, requestFor, someone, ticketFor } from '../support/people.ts';
import { type ServerUnderTest, startTestServer, testSecrets } from '../support/server-under-test.ts';

let folder: string;
let postgres: EmbeddedPostgres;
let secrets: string;
let server: ServerUnderTest;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'borne-outage-'));
  openToOwner(folder);
  postgres = await startPostgres(join(folder, 'postgres'));
  const client = new pg.Client({ connectionString: postgres.url('postgres') });
  await client.connect();
  await client.query('create database outage');
  await client.end();
  secrets = testSecrets();
  server = await startTestServer({ existing: { databaseUrl: postgres.url('outage'), secrets } });
});
afterAll(async () => {
  await server.stop();
  await postgres.stop();
  rmSync(folder, { recursive: true });
  rmSync(secrets, { recursive: true });
});

const unavailable = { status: 503, body: { code: 'database-unavailable' } };

test('stopped: each question gets a named answer soon, and the server serves again when it is back', async () => {
  const { requestId, request } = ticketWithoutCode();
  await postgres.stop();
  expect(await server.kiosk.create(requestId, request)).toMatchObject(unavailable);
  expect(await server.kiosk.get('/v1/kiosk')).toMatchObject(unavailable);
  expect(
    await activate(server.publicUrl, typedBy(request.identity, ticketFor(request.identity).code)),
  ).toMatchObject(unavailable);
  expect(await server.kiosk.get('/livez')).toMatchObject({ status: 200 });
  expect(await server.kiosk.get('/readyz')).toMatchObject({ status: 503, body: { ready: false } });

  postgres = await startPostgres(join(folder, 'postgres'));
  expect(await server.kiosk.get('/readyz')).toMatchObject({ status: 200 });
  expect((await server.kiosk.create(requestId, request)).body).toEqual({ outcome: 'created' });
  expect(server.dmp.creations).toEqual([request.identity.nir]);
}, 60_000);

test('stopped between the national answer and its writing: asked again, created once', async () => {
  const { requestId, request } = ticketWithoutCode();
  server.dmp.nextCreates.push(async (opening) => {
    server.dmp.act(opening);
    await postgres.stop();
    return { outcome: 'created' };
  });
  expect((await server.kiosk.create(requestId, request, 2)).body).toEqual({ outcome: 'pending' });
  postgres = await startPostgres(join(folder, 'postgres'));
  await expect
    .poll(async () => (await server.kiosk.create(requestId, request, 1)).body, {
      timeout: 45_000,
      interval: 500,
    })
    .toEqual({ outcome: 'created' });
  expect(server.dmp.callsFor(request.identity.nir)).toEqual(['create', 'find']);
}, 90_000);

test('mute: the question is given up with a name, and the next connection serves', async () => {
  expect((await server.kiosk.get('/v1/kiosk')).status).toBe(200);
  const rows = await server.sql(
    `select pid from pg_stat_activity where application_name = 'borne-server' and datname = current_database()`,
  );
  const pids = rows.map((row) => Number(row['pid']));
  expect(pids.length).toBeGreaterThan(0);
  for (const pid of pids) process.kill(pid, 'SIGSTOP');
  try {
    expect(await server.kiosk.get('/v1/kiosk')).toMatchObject(unavailable);
  } finally {
    for (const pid of pids) process.kill(pid, 'SIGCONT');
  }
  await expect.poll(async () => (await server.kiosk.get('/v1/kiosk')).status).toBe(200);
}, 30_000);

test('a storm of cut connections: the server answers again at once', async () => {
  const { requestId, request } = ticketWithoutCode();
  for (let round = 0; round < 5; round += 1) {
    await server.kiosk.get('/v1/kiosk');
    await server.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()`,
    );
  }
  await expect.poll(async () => (await server.kiosk.get('/v1/kiosk')).status).toBe(200);
  await expect
    .poll(async () => (await server.kiosk.create(requestId, request)).body, { timeout: 20_000 })
    .toEqual({ outcome: 'created' });
});

function ticketWithoutCode(): { requestId: string; request: ReturnType<typeof requestFor> } {
  const identity = someone();
  return { requestId: ticketFor(identity).requestId, request: requestFor(identity, anyDigest()) };
}

/** The server as a process, speaking to the simulator of the national DMP over the real wire. */
import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { compileCache } from '../../scripts/compile-cache.ts';
import type { PkiPaths } from '../../scripts/pki/development-pki.ts';
import { migrate } from '../../server/src/db/migrate.ts';
import { type NationalSimulator, startNationalSimulator } from '../support/national-simulator.ts';
import { testPki } from '../support/pki.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { type KioskClient, kioskClient } from './support/kiosk-client.ts';
import { makeNoticesKnown } from './support/notices.ts';
import { anyDigest, requestFor, someone, ticketFor } from './support/people.ts';
import { environmentFor, filesOf, testSecrets } from './support/server-under-test.ts';

const main = join(import.meta.dirname, '../../server/src/main.ts');
const register = join(import.meta.dirname, '../../server/src/kiosks/register.ts');
const run = promisify(execFile);

let pki: PkiPaths;
let database: TestDatabase;
let secrets: string;
let national: NationalSimulator;
/** Serves the tests that leave it as it was; those that end a process start their own. */
let serving: Started;
const children: ChildProcess[] = [];

beforeAll(async () => {
  pki = await testPki();
  database = await createTestDatabase();
  await migrate(database.url);
  await makeNoticesKnown(database.url);
  secrets = testSecrets();
  national = await startNationalSimulator();
  await registered('Pharmacie du Port');
  serving = await started();
  children.splice(0);
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(async () => {
  serving.child.kill('SIGKILL');
  await national.stop();
  await database.drop();
  rmSync(secrets, { recursive: true });
});

interface Started {
  child: ChildProcess;
  stderr: () => string;
  kiosk: KioskClient;
}

function launch(change: Record<string, string> = {}): { child: ChildProcess; stderr: () => string } {
  // A busy machine may be long to settle what is settled: only the orders of the tests decide what is.
  const patience = { DMP_DEADLINE_MS: '20000', SETTLEMENT_WAIT_MS: '25000' };
  const env = {
    ...environmentFor(pki, database.url, secrets),
    ...patience,
    DMP_URL: national.url,
    ...change,
  };
  const child = fork(main, { env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  children.push(child);
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString('utf8');
  });
  return { child, stderr: () => stderr };
}

async function started(): Promise<Started> {
  const launched = launch();
  const [message] = await once(launched.child, 'message');
  expect(message).toEqual({
    ready: true,
    ports: { kioskApi: expect.any(Number), public: expect.any(Number) },
  });
  const port: number = message.ports.kioskApi;
  const kiosk = kioskClient({ ...filesOf(pki), port });
  return { ...launched, kiosk };
}

async function registered(siteName: string, kioskId = pki.kioskId): Promise<void> {
  const env = { ...compileCache, DATABASE_URL: database.url };
  await run(process.execPath, [register, kioskId, siteName], { env });
}

test('a kiosk is registered by one command, twice without harm, and moved by a third', async () => {
  const { kiosk } = serving;
  await registered('Pharmacie du Port');
  expect((await kiosk.get('/v1/kiosk')).body).toMatchObject({ siteName: 'Pharmacie du Port' });
  await registered('Pharmacie de la Gare');
  expect((await kiosk.get('/v1/kiosk')).body).toMatchObject({ siteName: 'Pharmacie de la Gare' });
  await expect(registered('X', 'kiosk')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^Usage : [^\n]*\n$/),
  });
});

test('a whole opening over SOAP and mutual TLS, with the national answer lost on the way', async () => {
  const { kiosk } = serving;
  await national.setMode('lost-answer', 1);
  const identity = someone();
  const { requestId } = ticketFor(identity);
  const request = requestFor(identity, anyDigest());
  expect((await kiosk.create(requestId, request)).body).toEqual({ outcome: 'created' });
  const record = (await national.records()).find(({ ins }) => ins.includes(identity.nir.slice(0, 13)));
  expect(record).toMatchObject({ creations: 1 });
  expect(await kiosk.send('POST', '/v1/status', { identity })).toMatchObject({ body: { status: 'open' } });
});

test('the national service down: the status is refused by name, an opening stays pending and is made later', async () => {
  const { kiosk } = serving;
  const identity = someone();
  const { requestId } = ticketFor(identity);
  const request = requestFor(identity, anyDigest());
  await national.setMode('down');
  expect(await kiosk.send('POST', '/v1/status', { identity })).toMatchObject({
    status: 503,
    body: { code: 'national-service-unavailable' },
  });
  expect((await kiosk.create(requestId, request, 1)).body).toEqual({ outcome: 'pending' });
  await national.setMode('ok');
  await expect
    .poll(async () => (await kiosk.create(requestId, request, 1)).body, { timeout: 25_000 })
    .toEqual({ outcome: 'created' });
}, 40_000);

test('asked to stop, the process ends in the middle of a national call, and a kiosk that waits is told pending', async () => {
  const { child, kiosk } = await started();
  // Longer than any machine stands still: the answer must not come before the signal.
  await national.setMode('slow', 1, { delayMs: 60_000 });
  const identity = someone();
  const waiting = kiosk.create(ticketFor(identity).requestId, requestFor(identity, anyDigest()));
  await expect.poll(requestsSeen).toBe(true);
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  expect((await waiting).body).toEqual({ outcome: 'pending' });
  expect(await exit).toEqual([0, null]);

  async function requestsSeen(): Promise<boolean> {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rowCount } = await client.query(`select 1 from records where state = 'sending'`);
    await client.end();
    return rowCount === 1;
  }
});

test('abandoned by its launcher, the process ends', async () => {
  const { child } = await started();
  const exit = once(child, 'exit');
  child.disconnect();
  expect(await exit).toEqual([0, null]);
});

test.each([
  ['no secrets', { SECRETS_DIR: '/nowhere' }, /index\.key/],
  ['no database', { DATABASE_URL: 'postgresql://nobody@localhost/none?host=/nowhere' }, /DATABASE_URL/],
  ['a simulator in production', { BORNE_MODE: 'production' }, /PUBLIC_URL.*DMP_URL.*DMP_INS_OID/],
])('%s: one line on stderr, exit code 1', async (_title, change, line) => {
  const { child, stderr } = launch(change);
  expect(await once(child, 'exit')).toEqual([1, null]);
  expect(stderr()).toMatch(line);
  expect(stderr().trim().split('\n')).toHaveLength(1);
});

test('a port that is taken: one line on stderr, exit code 1', async () => {
  const squatter = createServer().listen(0, '127.0.0.1');
  await once(squatter, 'listening');
  const address = squatter.address();
  const port = typeof address === 'object' && address ? `${address.port}` : '';
  const { child, stderr } = launch({ KIOSK_API_PORT: port });
  expect(await once(child, 'exit')).toEqual([1, null]);
  expect(stderr()).toMatch(new RegExp(`port est déjà pris.*${port}`));
  expect(stderr().trim().split('\n')).toHaveLength(1);
  squatter.close();
});

test('a database that may lose what it confirms: the server refuses to start', async () => {
  const name = new URL(database.url).pathname.slice(1);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(`alter database ${name} set synchronous_commit = off`);
  const { child, stderr } = launch();
  expect(await once(child, 'exit')).toEqual([1, null]);
  await client.query(`alter database ${name} reset synchronous_commit`);
  await client.end();
  expect(stderr()).toContain('synchronous_commit = off');
});

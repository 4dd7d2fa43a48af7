/** Closures whose answers are lost, whose workers die or freeze, on a real PostgreSQL. */
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUIDv7 } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { CloseRecord } from '../../../server/contract/index.ts';
import { migrate } from '../../../server/src/db/migrate.ts';
import { createTestDatabase } from '../../support/postgres.ts';
import { kioskClient } from '../support/kiosk-client.ts';
import { closureFor, someone } from '../support/people.ts';
import {
  environmentFor,
  makeKioskKnown,
  type ServerUnderTest,
  startTestServer,
  testSecrets,
} from '../support/server-under-test.ts';

let server: ServerUnderTest;
let child: ChildProcess | undefined;
beforeAll(async () => {
  server = await startTestServer();
});
afterEach(() => {
  child?.kill('SIGKILL');
});
afterAll(() => server.stop());

interface Asked {
  requestId: string;
  request: CloseRecord;
}

function asked(): Asked {
  const identity = someone();
  server.dmp.act({ identity });
  return { requestId: randomUUIDv7(), request: closureFor(identity) };
}

async function stateOf(closureId: string): Promise<unknown> {
  return (await server.sql('select state from closures where id = $1', [closureId]))[0]?.['state'];
}

async function audit(closureId: string): Promise<unknown[][]> {
  const rows = await server.sql(
    'select type, detail from audit_events where closure_id = $1 order by at, id',
    [closureId],
  );
  return rows.map((row) => [row['type'], row['detail']]);
}

const closuresOf = (nir: string): number => server.dmp.closures.filter((each) => each === nir).length;

test('a lost answer: the doubt is written, TD0.2 is asked, and finds it closed', async () => {
  const { requestId, request } = asked();
  server.dmp.nextTerminates.push(async (closing) => {
    server.dmp.shut(closing);
    return { outcome: 'uncertain', reason: 'cut' };
  });
  expect((await server.kiosk.close(requestId, request)).body).toEqual({ outcome: 'closed' });
  expect(closuresOf(request.identity.nir)).toBe(1);
  expect(await audit(requestId)).toEqual([
    ['closure-requested', null],
    ['sending-begun', null],
    ['answer-lost', 'cut'],
    ['closure-confirmed', 'found'],
  ]);
});

test('a request lost on its way is sent again, with the same MessageID, after TD0.2 said open', async () => {
  const { requestId, request } = asked();
  server.dmp.nextTerminates.push({ outcome: 'uncertain', reason: 'timeout' });
  expect((await server.kiosk.close(requestId, request)).body).toEqual({ outcome: 'closed' });
  expect(server.dmp.callsFor(request.identity.nir)).toEqual(['find', 'terminate', 'find', 'terminate']);
  expect(server.dmp.messageIds.filter((id) => id === requestId)).toHaveLength(2);
  expect(closuresOf(request.identity.nir)).toBe(1);
});

test('as long as TD0.2 has no answer nothing is sent, and nobody is told that it is closed', async () => {
  const { requestId, request } = asked();
  server.dmp.nextTerminates.push(async (closing) => {
    server.dmp.shut(closing);
    return { outcome: 'uncertain', reason: 'timeout' };
  });
  server.dmp.nextFinds.push({ outcome: 'open', linkedToMes: false });
  server.dmp.nextFinds.push({ outcome: 'unreachable', reason: 'timeout' });
  expect((await server.kiosk.close(requestId, request, 1)).body).toEqual({ outcome: 'pending' });
  await expect.poll(() => stateOf(requestId), { timeout: 20_000 }).toBe('closed');
  expect(server.dmp.callsFor(request.identity.nir)).toEqual(['find', 'terminate', 'find', 'find']);
});

test('a service that cannot be reached is tried again, and the count of sends stays true', async () => {
  const { requestId, request } = asked();
  server.dmp.nextTerminates.push({ outcome: 'unreachable', reason: 'no-connection' });
  expect((await server.kiosk.close(requestId, request)).body).toEqual({ outcome: 'closed' });
  expect(await server.sql('select sends from closures where id = $1', [requestId])).toEqual([{ sends: 1 }]);
});

test('a closure given up by the queue cries out, and keeps the person’s turn for somebody to look at', async () => {
  const { requestId, request } = asked();
  server.dmp.nextTerminates.push(async () => {
    await server.sql('update pgboss.job set retry_limit = 1 where id = $1', [requestId]);
    return { outcome: 'uncertain', reason: 'timeout' };
  });
  server.dmp.nextFinds.push({ outcome: 'open', linkedToMes: false });
  server.dmp.nextFinds.push({ outcome: 'unreachable', reason: 'timeout' });
  await server.kiosk.close(requestId, request, 0);
  await expect
    .poll(() => server.sql(`select data from pgboss.job where name = 'close-record-dead'`), {
      timeout: 15_000,
    })
    .toEqual([{ data: { closureId: requestId } }]);
  expect(await stateOf(requestId)).toBe('uncertain');
  expect(server.logged()).toMatch(/delivery-abandoned.*asking-unreachable/);
  expect((await server.kiosk.send('POST', '/v1/status', { identity: request.identity })).body).toMatchObject({
    status: 'requested',
  });
});

test('a worker that wakes after another one took over: its answer changes nothing any more', async () => {
  const { requestId, request } = asked();
  let wake: () => void = () => undefined;
  const frozen = new Promise<void>((resolve) => {
    wake = resolve;
  });
  server.dmp.nextTerminates.push(async (closing) => {
    server.dmp.shut(closing);
    await frozen;
    return { outcome: 'refused', code: 'too-late' };
  });
  await server.kiosk.close(requestId, request, 0);
  await expect.poll(() => stateOf(requestId)).toBe('sending');
  await server.sql(`update pgboss.job set state = 'retry', retry_count = 1 where id = $1`, [requestId]);
  await expect.poll(() => stateOf(requestId), { timeout: 10_000 }).toBe('closed');
  wake();
  await expect.poll(() => server.logged()).toContain('overtaken');
  expect(await stateOf(requestId)).toBe('closed');
});

test.each([
  ['had arrived', true, ['find']],
  ['had not', false, ['find', 'terminate']],
] as const)(
  'a worker killed between sending and settling, whose call %s: after the restart it is asked first, and closed once',
  async (_, arrived, calls) => {
    const database = await createTestDatabase();
    const secrets = testSecrets();
    await migrate(database.url);
    await makeKioskKnown(database.url, server.pki.kioskId);
    const requestId = randomUUIDv7();
    const request = closureFor(someone());
    await killInTheMiddleOf(environmentFor(server.pki, database.url, secrets), requestId, request);

    const restarted = await startTestServer({ existing: { databaseUrl: database.url, secrets } });
    restarted.dmp.act(request);
    if (arrived) restarted.dmp.shut(request);
    // The dead worker's lease has 10 s to run out; time is what this test is not about.
    await restarted.sql(`update pgboss.job set state = 'retry', retry_count = 1 where id = $1`, [requestId]);
    const state = async (): Promise<unknown> =>
      (await restarted.sql('select state from closures where id = $1', [requestId]))[0]?.['state'];
    await expect.poll(state, { timeout: 40_000, interval: 250 }).toBe('closed');
    expect(restarted.dmp.callsFor(request.identity.nir)).toEqual(calls);
    expect(restarted.dmp.closures).toEqual([request.identity.nir]);
    await restarted.stop();
    await database.drop();
    rmSync(secrets, { recursive: true });
  },
  60_000,
);

async function killInTheMiddleOf(
  environment: Record<string, string>,
  requestId: string,
  request: CloseRecord,
): Promise<void> {
  child = fork(join(import.meta.dirname, '../support/frozen-worker.ts'), {
    env: { ...environment, FROZEN_FINDS: 'open' },
  });
  const [ready] = await once(child, 'message');
  const { kioskCa, kioskCert, kioskKey } = server.pki;
  const kiosk = kioskClient({ port: ready.ports.kioskApi, ca: kioskCa, cert: kioskCert, key: kioskKey });
  const sent = once(child, 'message');
  expect((await kiosk.close(requestId, request, 0)).body).toEqual({ outcome: 'pending' });
  expect((await sent)[0]).toEqual({ sent: true });
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

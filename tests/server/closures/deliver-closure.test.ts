/** Closures whose answers are lost, whose workers die or freeze, on a real PostgreSQL. */
import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Closure } from '../support/evidence.ts';
import { restartedAfterKill } from '../support/killed-worker.ts';
import { closureFor, someone } from '../support/people.ts';
import { type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';

let server: ServerUnderTest;
beforeAll(async () => {
  server = await startTestServer({ environment: { SETTLEMENT_WAIT_MS: '25000' } });
});
afterAll(() => server.stop());

interface Asked {
  requestId: string;
  request: Closure;
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
      timeout: 20_000,
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
  await expect.poll(() => stateOf(requestId), { timeout: 20_000 }).toBe('closed');
  wake();
  await expect.poll(() => server.logged()).toContain('overtaken');
  expect(await stateOf(requestId)).toBe('closed');
});

test('a worker killed with two calls on the way, of which one had arrived: each is asked first, and closed once', async () => {
  const acts = ['arrived', 'lost'].map((call) => ({
    call,
    requestId: randomUUIDv7(),
    request: closureFor(someone()),
  }));
  const restarted = await restartedAfterKill({
    pki: server.pki,
    finds: 'open',
    asks: acts.map(
      ({ requestId, request }) =>
        (kiosk) =>
          kiosk.close(requestId, request, 0),
    ),
  });
  for (const { call, request } of acts) {
    restarted.dmp.act(request);
    if (call === 'arrived') restarted.dmp.shut(request);
  }
  // The dead worker's lease has 10 s to run out; time is what this test is not about.
  await restarted.sql(`update pgboss.job set state = 'retry', retry_count = 1 where name = 'close-record'`);
  const states = async (): Promise<unknown[]> =>
    (await restarted.sql('select state from closures')).map((row) => row['state']);
  await expect.poll(states, { timeout: 40_000, interval: 250 }).toEqual(['closed', 'closed']);
  const calls = acts.map(({ call, request }) => [call, restarted.dmp.callsFor(request.identity.nir)]);
  expect(calls).toEqual([
    ['arrived', ['find']],
    ['lost', ['find', 'terminate']],
  ]);
  expect(restarted.dmp.closures.toSorted()).toEqual(
    acts.map(({ request }) => request.identity.nir).toSorted(),
  );
  await restarted.stop();
}, 60_000);

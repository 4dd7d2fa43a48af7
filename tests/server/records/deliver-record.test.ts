import { afterAll, beforeAll, expect, test } from 'vitest';
import { restartedAfterKill } from '../support/killed-worker.ts';
import { anyDigest, requestFor, someone, ticketFor } from '../support/people.ts';
import { type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';

let server: ServerUnderTest;
beforeAll(async () => {
  server = await startTestServer({ environment: { SETTLEMENT_WAIT_MS: '25000' } });
});
afterAll(() => server.stop());

test('a lost answer: the doubt is written, TD0.2 is asked, nothing is created twice', async () => {
  server.dmp.nextCreates.push(async (opening) => {
    server.dmp.act(opening);
    return { outcome: 'uncertain', reason: 'cut' };
  });
  const { requestId, request } = opening();
  expect((await server.kiosk.create(requestId, request)).body).toEqual({ outcome: 'created' });
  expect(server.dmp.creations.filter((nir) => nir === request.identity.nir)).toHaveLength(1);
  expect(await audit(requestId)).toEqual([
    ['record-requested', null],
    ['sending-begun', null],
    ['answer-lost', 'cut'],
    ['record-created', 'found'],
  ]);
});

test('a request that was lost on its way is sent again, with the same MessageID, after TD0.2 said none', async () => {
  server.dmp.nextCreates.push({ outcome: 'uncertain', reason: 'timeout' });
  const { requestId, request } = opening();
  expect((await server.kiosk.create(requestId, request)).body).toEqual({ outcome: 'created' });
  expect(server.dmp.callsFor(request.identity.nir)).toEqual(['create', 'find', 'create']);
  expect(server.dmp.messageIds.filter((id) => id === requestId)).toHaveLength(2);
  expect(server.dmp.creations.filter((nir) => nir === request.identity.nir)).toHaveLength(1);
});

test('as long as TD0.2 has no answer, nothing is sent again', async () => {
  server.dmp.nextCreates.push({ outcome: 'uncertain', reason: 'timeout' });
  server.dmp.nextFinds.push({ outcome: 'unreachable', reason: 'timeout' });
  const { requestId, request } = opening();
  await server.kiosk.create(requestId, request, 0);
  await expect.poll(() => stateOf(requestId), { timeout: 20_000 }).toBe('created');
  expect(server.dmp.callsFor(request.identity.nir)).toEqual(['create', 'find', 'find', 'create']);
});

test('a service that cannot be reached is tried again, and the count of sends stays true', async () => {
  server.dmp.nextCreates.push({ outcome: 'unreachable', reason: 'no-connection' });
  const { requestId, request } = opening();
  expect((await server.kiosk.create(requestId, request)).body).toEqual({ outcome: 'created' });
  expect(await server.sql('select sends from records where id = $1', [requestId])).toEqual([{ sends: 1 }]);
  expect(await audit(requestId)).toEqual([
    ['record-requested', null],
    ['sending-begun', null],
    ['sending-failed', 'no-connection'],
    ['sending-begun', null],
    ['record-created', 'answered'],
  ]);
});

test('a delivery given up by the queue cries out, and keeps its record and its job for a person', async () => {
  const { requestId, request } = opening();
  server.dmp.nextCreates.push(async () => {
    await server.sql('update pgboss.job set retry_limit = 1 where id = $1', [requestId]);
    return { outcome: 'uncertain', reason: 'timeout' };
  });
  server.dmp.nextFinds.push({ outcome: 'unreachable', reason: 'timeout' });
  await server.kiosk.create(requestId, request, 0);
  await expect
    .poll(() => server.sql(`select data from pgboss.job where name = 'open-record-dead'`), {
      timeout: 20_000,
    })
    .toEqual([{ data: { recordId: requestId } }]);
  expect(await stateOf(requestId)).toBe('uncertain');
  expect(server.logged()).toMatch(/delivery-abandoned.*asking-unreachable/);
});

test('a worker that wakes after another one took over: its answer changes nothing any more', async () => {
  const { requestId, request } = opening();
  let wake: () => void = () => undefined;
  const frozen = new Promise<void>((resolve) => {
    wake = resolve;
  });
  server.dmp.nextCreates.push(async (sent) => {
    server.dmp.act(sent);
    await frozen;
    return { outcome: 'refused', code: 'too-late' };
  });
  await server.kiosk.create(requestId, request, 0);
  await expect.poll(() => stateOf(requestId)).toBe('sending');
  // The first worker's lease runs out: the job is given to another one, which asks and finds the record open.
  await server.sql(`update pgboss.job set state = 'retry', retry_count = 1 where id = $1`, [requestId]);
  await expect.poll(() => stateOf(requestId), { timeout: 20_000 }).toBe('created');
  wake();
  await expect.poll(() => server.logged()).toContain('overtaken');
  expect(await stateOf(requestId)).toBe('created');
  expect(server.dmp.callsFor(request.identity.nir)).toEqual(['create', 'find']);
});

test('a worker killed in the middle of a call: after the restart, the national service is asked before anything is sent', async () => {
  const { requestId, request } = opening();
  const restarted = await restartedAfterKill({
    pki: server.pki,
    asks: [(kiosk) => kiosk.create(requestId, request, 0)],
  });
  // The call of the killed worker had arrived; its lease runs out by itself.
  restarted.dmp.act(request);
  const state = async (): Promise<unknown> =>
    (await restarted.sql('select state from records where id = $1', [requestId]))[0]?.['state'];
  await expect.poll(state, { timeout: 40_000, interval: 500 }).toBe('created');
  expect(restarted.dmp.callsFor(request.identity.nir)).toEqual(['find']);
  expect(restarted.dmp.creations).toEqual([request.identity.nir]);
  await restarted.stop();
}, 60_000);

function opening(): { requestId: string; request: ReturnType<typeof requestFor> } {
  const identity = someone();
  return { requestId: ticketFor(identity).requestId, request: requestFor(identity, anyDigest()) };
}

async function stateOf(recordId: string): Promise<unknown> {
  return (await server.sql('select state from records where id = $1', [recordId]))[0]?.['state'];
}

async function audit(recordId: string): Promise<unknown[][]> {
  const rows = await server.sql(
    'select type, detail from audit_events where record_id = $1 order by at, id',
    [recordId],
  );
  return rows.map((row) => [row['type'], row['detail']]);
}

import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closureNotice } from '../support/notices.ts';
import { anyDigest, closureFor, requestFor, someone } from '../support/people.ts';
import { type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';
import { type Acts, actsAt } from './acts.ts';

let server: ServerUnderTest;
let acts: Acts;
beforeAll(async () => {
  server = await startTestServer();
  acts = actsAt(server);
});
afterAll(() => server.stop());

test('a closure is said to be closed once the national service confirmed it', async () => {
  const identity = acts.holder();
  const requestId = randomUUIDv7();
  expect(await server.kiosk.close(requestId, closureFor(identity))).toMatchObject({
    status: 200,
    body: { outcome: 'closed' },
  });
  expect(acts.closuresOf(identity)).toBe(1);
  expect(server.dmp.callsFor(identity.nir)).toEqual(['find', 'terminate']);
  expect(server.dmp.messageIds).toContain(requestId);
  expect(await acts.statusOf(identity)).toEqual({
    status: 'closed',
    since: '2026-11-22',
    linkedToMes: false,
  });
});

test('what was confirmed is kept as it was: by whom, when, and after which text', async () => {
  const requestId = randomUUIDv7();
  await server.kiosk.close(requestId, closureFor(acts.holder()));
  expect(
    await server.sql(
      `select regime, notice_version, encode(notice_sha256, 'hex') as sha, language, actor, papers_call_id, relation,
              opinion, confirmed_at, state, sends from closures where id = $1`,
      [requestId],
    ),
  ).toEqual([
    {
      regime: 'consent-2016',
      notice_version: closureNotice.version,
      sha: closureNotice.sha256,
      language: 'fr',
      actor: 'self',
      papers_call_id: null,
      relation: null,
      opinion: null,
      confirmed_at: new Date('2026-11-22T09:30:00.000Z'),
      state: 'closed',
      sends: 1,
    },
  ]);
});

test('the same closure a hundred times at once closes once and gets one answer', async () => {
  const identity = acts.holder();
  const requestId = randomUUIDv7();
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => server.kiosk.close(requestId, closureFor(identity))),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer.body)))).toEqual(
    new Set(['{"outcome":"closed"}']),
  );
  expect(acts.closuresOf(identity)).toBe(1);
  const counts = await server.sql(
    `select (select count(*)::int from closures where id = $1) as closures,
            (select count(*)::int from audit_events where closure_id = $1 and type = 'closure-requested') as audits,
            (select count(*)::int from pgboss.job where id = $1) as jobs,
            (select count(*)::int from acts_under_way where act_id = $1) as under_way`,
    [requestId],
  );
  expect(counts).toEqual([{ closures: 1, audits: 1, jobs: 1, under_way: 0 }]);
});

test('the same id with other content is refused, and changes nothing', async () => {
  const requestId = randomUUIDv7();
  const request = closureFor(acts.holder());
  await server.kiosk.close(requestId, request);
  for (const other of [{ ...request, language: 'en' } as const, closureFor(acts.holder())]) {
    expect(await server.kiosk.close(requestId, other)).toMatchObject({
      status: 409,
      body: { code: 'request-id-reused' },
    });
    expect(acts.closuresOf(other.identity)).toBe(other.identity === request.identity ? 1 : 0);
    // The refusal leaves no turn taken behind.
    expect(await acts.statusOf(other.identity)).not.toMatchObject({ status: 'requested' });
  }
});

test('what is not the contract’s closure is refused at the door', async () => {
  const requestId = randomUUIDv7();
  const request = server.kiosk.signed(requestId, closureFor(acts.holder()));
  const { confirmedAt: _moment, ...without } = request;
  for (const body of [without, { ...request, more: 1 }, { ...request, actor: 'friend' }]) {
    expect(await server.kiosk.send('PUT', `/v1/closures/${requestId}`, body)).toMatchObject({
      status: 400,
      body: { code: 'malformed-request' },
    });
  }
  expect((await server.kiosk.send('PUT', '/v1/closures/1', request)).status).toBe(400);
  expect(acts.closuresOf(request.identity)).toBe(0);
});

test('a kiosk that does not wait is told pending, and the closure goes on', async () => {
  const identity = acts.holder();
  const requestId = randomUUIDv7();
  expect((await server.kiosk.close(requestId, closureFor(identity), 0)).body).toEqual({ outcome: 'pending' });
  await expect
    .poll(() => server.kiosk.close(requestId, closureFor(identity)))
    .toMatchObject({ body: { outcome: 'closed' } });
  expect(acts.closuresOf(identity)).toBe(1);
});

describe('the national service says no', () => {
  test('its refusal is told, and the record stays', async () => {
    server.dmp.nextTerminates.push({ outcome: 'refused', code: 'DMPAccessDenied' });
    const identity = acts.holder();
    expect((await acts.close(closureFor(identity))).body).toEqual({ outcome: 'refused' });
    expect(await acts.statusOf(identity)).toMatchObject({ status: 'open' });
    // Nothing keeps them from trying again.
    expect((await acts.close(closureFor(identity))).body).toEqual({ outcome: 'closed' });
  });

  test('a record of Mon espace santé is not even sent', async () => {
    const identity = acts.holder();
    server.dmp.link({ identity });
    expect((await acts.close(closureFor(identity))).body).toEqual({ outcome: 'refused' });
    expect(server.dmp.callsFor(identity.nir)).toEqual(['find']);
  });

  test('there is nothing to close', async () => {
    const identity = someone();
    expect((await acts.close(closureFor(identity))).body).toEqual({ outcome: 'refused' });
    expect(server.dmp.callsFor(identity.nir)).toEqual(['find']);
  });

  test('it was closed already: that is what was asked for', async () => {
    const identity = acts.holder();
    server.dmp.shut({ identity });
    expect((await acts.close(closureFor(identity))).body).toEqual({ outcome: 'closed' });
    expect(server.dmp.callsFor(identity.nir)).toEqual(['find']);
  });
});

test('our own record that is closed is closed with us too, and its activation code with it', async () => {
  const identity = someone();
  const recordId = randomUUIDv7();
  await server.kiosk.create(recordId, requestFor(identity, anyDigest()));
  const closureId = randomUUIDv7();
  await server.kiosk.close(closureId, closureFor(identity));
  expect(await server.sql('select state from records where id = $1', [recordId])).toEqual([
    { state: 'closed' },
  ]);
  expect(await server.sql('select 1 from live_activation_codes where record_id = $1', [recordId])).toEqual(
    [],
  );
  expect(
    await server.sql(
      `select type, record_id, closure_id, detail from audit_events where closure_id = $1 order by at, type`,
      [closureId],
    ),
  ).toEqual([
    { type: 'closure-requested', record_id: null, closure_id: closureId, detail: null },
    { type: 'sending-begun', record_id: null, closure_id: closureId, detail: null },
    { type: 'closure-confirmed', record_id: null, closure_id: closureId, detail: 'answered' },
    { type: 'record-closed', record_id: recordId, closure_id: closureId, detail: 'by-closure' },
  ]);
  // The opening was what it was.
  const again = await server.kiosk.create(recordId, requestFor(identity, anyDigest()));
  expect(again.body).toMatchObject({ code: 'request-id-reused' });
});

test('a failure inside the transaction leaves nothing at all', async () => {
  const request = closureFor(acts.holder());
  const requestId = randomUUIDv7();
  const tables = ['closures', 'acts_under_way', 'audit_events', 'pgboss.job'];
  const count = async (): Promise<unknown[]> =>
    Promise.all(tables.map(async (table) => (await server.sql(`select count(*)::int from ${table}`))[0]));
  const before = await count();
  // The last of the writes is made to fail.
  await server.sql('alter table pgboss.queue rename to queue_hidden');
  const answer = await server.kiosk.close(requestId, request);
  await server.sql('alter table pgboss.queue_hidden rename to queue');
  expect(answer).toMatchObject({ status: 500, body: { code: 'internal' } });
  expect(await count()).toEqual(before);
  expect((await server.kiosk.close(requestId, request)).body).toEqual({ outcome: 'closed' });
});

test('in the regime mes-2022 software closes and reopens nothing', async () => {
  const mes = await startTestServer({ environment: { REGIME: 'mes-2022' } });
  try {
    const identity = someone();
    mes.dmp.act({ identity });
    const forbidden = { status: 403, body: { code: 'regime-forbids-creation' } };
    expect(await mes.kiosk.close(randomUUIDv7(), closureFor(identity))).toMatchObject(forbidden);
    mes.dmp.shut({ identity });
    const reopening = { ...requestFor(identity, anyDigest()), act: 'reopen' } as const;
    expect(await mes.kiosk.create(randomUUIDv7(), reopening)).toMatchObject(forbidden);
    expect(mes.dmp.callsFor(identity.nir)).toEqual([]);
    expect(await mes.sql('select 1 from closures union all select 1 from records')).toEqual([]);
  } finally {
    await mes.stop();
  }
});

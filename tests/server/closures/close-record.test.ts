import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CloseRecord, Identity } from '../../../server/contract/index.ts';
import type { Answer } from '../support/kiosk-client.ts';
import { anyDigest, closureFor, requestFor, someone } from '../support/people.ts';
import { type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';

let server: ServerUnderTest;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** Somebody whose record was opened elsewhere. */
function holder(): Identity {
  const identity = someone();
  server.dmp.act({ identity });
  return identity;
}

const close = (request: CloseRecord, wait?: number): Promise<Answer> =>
  server.kiosk.close(randomUUIDv7(), request, wait);
const open = (identity: Identity, act: 'open' | 'reopen' = 'open', wait?: number): Promise<Answer> =>
  server.kiosk.create(randomUUIDv7(), { ...requestFor(identity, anyDigest()), act }, wait);
const statusOf = async (identity: Identity): Promise<unknown> =>
  (await server.kiosk.send('POST', '/v1/status', { identity })).body;
const closuresOf = ({ nir }: Identity): number => server.dmp.closures.filter((each) => each === nir).length;

/** Holds the next TD1.4 until it is let go. */
function heldClosure(): () => void {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  server.dmp.nextTerminates.push(async (closing) => {
    await held;
    server.dmp.shut(closing);
    return { outcome: 'closed' };
  });
  return () => letGo();
}

test('a closure is said to be closed once the national service confirmed it', async () => {
  const identity = holder();
  const requestId = randomUUIDv7();
  expect(await server.kiosk.close(requestId, closureFor(identity))).toMatchObject({
    status: 200,
    body: { outcome: 'closed' },
  });
  expect(closuresOf(identity)).toBe(1);
  expect(server.dmp.callsFor(identity.nir)).toEqual(['find', 'terminate']);
  expect(server.dmp.messageIds).toContain(requestId);
  expect(await statusOf(identity)).toEqual({ status: 'closed', since: '2026-11-22', linkedToMes: false });
});

test('what was confirmed is kept as it was: by whom, when, and after which text', async () => {
  const requestId = randomUUIDv7();
  await server.kiosk.close(requestId, closureFor(holder()));
  expect(
    await server.sql(
      `select regime, notice_version, encode(notice_sha256, 'hex') as sha, language, actor, papers_call_id, relation,
              opinion, confirmed_at, state, sends from closures where id = $1`,
      [requestId],
    ),
  ).toEqual([
    {
      regime: 'consent-2016',
      notice_version: 'fr/2026-11',
      sha: 'c'.repeat(64),
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
  const identity = holder();
  const requestId = randomUUIDv7();
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => server.kiosk.close(requestId, closureFor(identity))),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer.body)))).toEqual(
    new Set(['{"outcome":"closed"}']),
  );
  expect(closuresOf(identity)).toBe(1);
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
  const request = closureFor(holder());
  await server.kiosk.close(requestId, request);
  for (const other of [{ ...request, language: 'en' } as const, closureFor(holder())]) {
    expect(await server.kiosk.close(requestId, other)).toMatchObject({
      status: 409,
      body: { code: 'request-id-reused' },
    });
    expect(closuresOf(other.identity)).toBe(other.identity === request.identity ? 1 : 0);
    // The refusal leaves no turn taken behind.
    expect(await statusOf(other.identity)).not.toMatchObject({ status: 'requested' });
  }
});

test('what is not the contract’s closure is refused at the door', async () => {
  const request = closureFor(holder());
  const { confirmedAt: _moment, ...without } = request;
  for (const body of [without, { ...request, more: 1 }, { ...request, actor: 'friend' }]) {
    expect(await server.kiosk.send('PUT', `/v1/closures/${randomUUIDv7()}`, body)).toMatchObject({
      status: 400,
      body: { code: 'malformed-request' },
    });
  }
  expect((await server.kiosk.send('PUT', '/v1/closures/1', request)).status).toBe(400);
  expect(closuresOf(request.identity)).toBe(0);
});

test('a kiosk that does not wait is told pending, and the closure goes on', async () => {
  const identity = holder();
  const requestId = randomUUIDv7();
  expect((await server.kiosk.close(requestId, closureFor(identity), 0)).body).toEqual({ outcome: 'pending' });
  await expect
    .poll(() => server.kiosk.close(requestId, closureFor(identity)))
    .toMatchObject({ body: { outcome: 'closed' } });
  expect(closuresOf(identity)).toBe(1);
});

describe('the national service says no', () => {
  test('its refusal is told, and the record stays', async () => {
    server.dmp.nextTerminates.push({ outcome: 'refused', code: 'DMPAccessDenied' });
    const identity = holder();
    expect((await close(closureFor(identity))).body).toEqual({ outcome: 'refused' });
    expect(await statusOf(identity)).toMatchObject({ status: 'open' });
    // Nothing keeps them from trying again.
    expect((await close(closureFor(identity))).body).toEqual({ outcome: 'closed' });
  });

  test('a record of Mon espace santé is not even sent', async () => {
    const identity = holder();
    server.dmp.link({ identity });
    expect((await close(closureFor(identity))).body).toEqual({ outcome: 'refused' });
    expect(server.dmp.callsFor(identity.nir)).toEqual(['find']);
  });

  test('there is nothing to close', async () => {
    const identity = someone();
    expect((await close(closureFor(identity))).body).toEqual({ outcome: 'refused' });
    expect(server.dmp.callsFor(identity.nir)).toEqual(['find']);
  });

  test('it was closed already: that is what was asked for', async () => {
    const identity = holder();
    server.dmp.shut({ identity });
    expect((await close(closureFor(identity))).body).toEqual({ outcome: 'closed' });
    expect(server.dmp.callsFor(identity.nir)).toEqual(['find']);
  });
});

describe('one act at a time for one person', () => {
  test('twenty kiosks close one record at once: one does, the others are told', async () => {
    const identity = holder();
    const letGo = heldClosure();
    const told: number[] = [];
    const all = Array.from({ length: 20 }, async () => {
      told.push((await close(closureFor(identity))).status);
    });
    // The one that was taken still waits for the national answer.
    await expect.poll(() => told.length, { timeout: 10_000 }).toBe(19);
    expect(new Set(told)).toEqual(new Set([409]));
    letGo();
    await Promise.all(all);
    expect(told.at(-1)).toBe(200);
    expect(closuresOf(identity)).toBe(1);
  });

  test('a closure under way is told as requested, and keeps an opening and a reopening out', async () => {
    const identity = holder();
    const letGo = heldClosure();
    await close(closureFor(identity), 0);
    expect(await statusOf(identity)).toEqual({ status: 'requested', since: null, linkedToMes: false });
    for (const act of ['open', 'reopen'] as const) {
      expect(await open(identity, act)).toMatchObject({
        status: 409,
        body: { code: 'person-already-served' },
      });
    }
    letGo();
    await expect.poll(() => statusOf(identity)).toMatchObject({ status: 'closed' });
    expect(server.dmp.callsFor(identity.nir)).not.toContain('create');
  });

  test('a closure while an opening is pending is kept out, and possible once it is open', async () => {
    const identity = someone();
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    server.dmp.nextCreates.push(async (opening) => {
      await held;
      server.dmp.act(opening);
      return { outcome: 'created' };
    });
    await open(identity, 'open', 0);
    expect(await close(closureFor(identity))).toMatchObject({
      status: 409,
      body: { code: 'person-already-served' },
    });
    letGo();
    await expect.poll(() => statusOf(identity)).toMatchObject({ status: 'open' });
    expect((await close(closureFor(identity))).body).toEqual({ outcome: 'closed' });
  });

  test('an opening, a reopening and a closure at the very same moment: one is taken', async () => {
    for (let round = 0; round < 5; round += 1) {
      const identity = holder();
      let letGo: () => void = () => undefined;
      const held = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      // Whichever is taken stays under way until all were answered.
      server.dmp.nextFinds.push(async () => held.then(() => ({ outcome: 'none' })));
      server.dmp.nextCreates.push(async () => held.then(() => ({ outcome: 'refused', code: 'X' })));
      const answers = await Promise.all([
        open(identity, 'open', 0),
        open(identity, 'reopen', 0),
        close(closureFor(identity), 0),
        close(closureFor(identity), 0),
      ]);
      expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409', '409', '409']);
      letGo();
      await expect.poll(() => server.sql('select 1 from acts_under_way')).toEqual([]);
      server.dmp.nextFinds.length = 0;
      server.dmp.nextCreates.length = 0;
    }
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
  const request = closureFor(holder());
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

test('the tables themselves refuse two acts of one person, and a representative without papers', async () => {
  const identity = holder();
  const letGo = heldClosure();
  await close(closureFor(identity), 0);
  const [row] = await server.sql(
    `select * from closures where state <> 'closed' and state <> 'refused' limit 1`,
  );
  const copy = (column: string, value: string): Promise<unknown> =>
    server.sql(
      `insert into closures (id, kiosk_id, person_index, identity_sealed, request_hash, regime, notice_version,
                             notice_sha256, language, actor, confirmed_at, ${column})
       select $1, kiosk_id, person_index, identity_sealed, request_hash, regime, notice_version, notice_sha256,
              language, 'guardian', confirmed_at, ${value} from closures where id = $2`,
      [randomUUIDv7(), row?.['id']],
    );
  await expect(copy('state', `'requested'`)).rejects.toThrow('representatives_showed_papers');
  await expect(
    server.sql(
      `insert into closures (id, kiosk_id, person_index, identity_sealed, request_hash, regime, notice_version,
                             notice_sha256, language, actor, confirmed_at)
       select $1, kiosk_id, person_index, identity_sealed, request_hash, regime, notice_version, notice_sha256,
              language, 'self', confirmed_at from closures where id = $2`,
      [randomUUIDv7(), row?.['id']],
    ),
  ).rejects.toThrow('one_closure_under_way_per_person');
  await expect(
    server.sql(
      'insert into acts_under_way (person_index, act_id) select person_index, $1 from acts_under_way',
      [randomUUIDv7()],
    ),
  ).rejects.toThrow('acts_under_way_pkey');
  letGo();
  await expect.poll(() => statusOf(identity)).toMatchObject({ status: 'closed' });
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

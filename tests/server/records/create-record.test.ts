import { afterAll, beforeAll, expect, test } from 'vitest';
import { openingNotice } from '../support/notices.ts';
import { anyDigest, helene, requestFor, someone, ticketFor } from '../support/people.ts';
import { type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';

let server: ServerUnderTest;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

test('a consent becomes a record that the national service confirms', async () => {
  const { requestId, request } = ticketFor(helene);
  const answer = await server.kiosk.create(requestId, request);
  expect(answer).toMatchObject({ status: 200, body: { outcome: 'created' } });
  expect(server.dmp.creations.filter((nir) => nir === helene.nir)).toHaveLength(1);
  expect(server.dmp.messageIds).toContain(requestId);
  expect(await server.sql('select state, sends from records where id = $1', [requestId])).toEqual([
    { state: 'created', sends: 1 },
  ]);
});

test('the consent is kept as it was given, with the text that was shown', async () => {
  const { requestId, request } = ticketFor(someone());
  await server.kiosk.create(requestId, request);
  expect(
    await server.sql(
      `select regime, notice_version, encode(notice_sha256, 'hex') as sha, language, break_glass_consent,
              emergency_call_consent, answered_at from consents where record_id = $1`,
      [requestId],
    ),
  ).toEqual([
    {
      regime: 'consent-2016',
      notice_version: 'fr/2026-11',
      sha: openingNotice.sha256,
      language: 'fr',
      break_glass_consent: true,
      emergency_call_consent: false,
      answered_at: new Date('2026-11-22T09:00:00.000Z'),
    },
  ]);
});

test('the same request a hundred times at once opens one record and gets one answer', async () => {
  const { requestId, request } = ticketFor(someone());
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => server.kiosk.create(requestId, request)),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer.body)))).toEqual(
    new Set(['{"outcome":"created"}']),
  );
  expect(server.dmp.creations.filter((nir) => nir === request.identity.nir)).toHaveLength(1);
  const counts = await server.sql(
    `select (select count(*)::int from consents where record_id = $1) as consents,
            (select count(*)::int from activation_codes where record_id = $1) as codes,
            (select count(*)::int from audit_events where record_id = $1 and type = 'record-requested') as audits,
            (select count(*)::int from pgboss.job where id = $1) as jobs`,
    [requestId],
  );
  expect(counts).toEqual([{ consents: 1, codes: 1, audits: 1, jobs: 1 }]);
});

test('the same id with other content is refused, and changes nothing', async () => {
  const { requestId, request } = ticketFor(someone());
  await server.kiosk.create(requestId, request);
  const other = { ...request, consent: { ...request.consent, emergencyCallConsent: true } };
  expect(await server.kiosk.create(requestId, other)).toMatchObject({
    status: 409,
    body: { code: 'request-id-reused' },
  });
  expect(await server.kiosk.create(requestId, { ...request, activationDigest: anyDigest() })).toMatchObject({
    body: { code: 'request-id-reused' },
  });
  expect(
    await server.sql('select emergency_call_consent from consents where record_id = $1', [requestId]),
  ).toEqual([{ emergency_call_consent: false }]);
});

test('twenty kiosks at once for one person: one is served, the others are told', async () => {
  const identity = someone();
  const tickets = Array.from({ length: 20 }, () => ticketWithoutCode(identity));
  const answers = await Promise.all(
    tickets.map(({ requestId, request }) => server.kiosk.create(requestId, request)),
  );
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
  expect(
    answers.filter((answer) => answer.status === 409 && hasCode(answer.body, 'person-already-served')),
  ).toHaveLength(19);
  expect(server.dmp.creations.filter((nir) => nir === identity.nir)).toHaveLength(1);
});

test('a record that was there before is told as such, and its code is dead', async () => {
  server.dmp.nextCreates.push({ outcome: 'exists' });
  const { requestId, request } = ticketWithoutCode(someone());
  expect((await server.kiosk.create(requestId, request)).body).toEqual({ outcome: 'already-exists' });
  expect(await liveCodes(requestId)).toBe(0);
});

test('a refusal of the national service ends the opening, kills the code and frees the person', async () => {
  server.dmp.nextCreates.push({ outcome: 'refused', code: 'DMPInvalidData' });
  const identity = someone();
  const { requestId, request } = ticketWithoutCode(identity);
  expect((await server.kiosk.create(requestId, request)).body).toEqual({ outcome: 'refused' });
  expect(await liveCodes(requestId)).toBe(0);
  const again = ticketWithoutCode(identity);
  expect((await server.kiosk.create(again.requestId, again.request)).body).toEqual({ outcome: 'created' });
});

test('a kiosk that does not wait is told pending, and the opening goes on', async () => {
  const { requestId, request } = ticketWithoutCode(someone());
  expect((await server.kiosk.create(requestId, request, 0)).body).toEqual({ outcome: 'pending' });
  await expect
    .poll(() => server.kiosk.create(requestId, request))
    .toMatchObject({ body: { outcome: 'created' } });
  expect(server.dmp.creations.filter((nir) => nir === request.identity.nir)).toHaveLength(1);
});

test('a national service slower than the kiosk is willing to wait: pending, then created', async () => {
  let answer: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => {
    answer = resolve;
  });
  server.dmp.nextCreates.push(async (opening) => {
    await slow;
    server.dmp.act(opening);
    return { outcome: 'created' };
  });
  const { requestId, request } = ticketWithoutCode(someone());
  expect((await server.kiosk.create(requestId, request, 1)).body).toEqual({ outcome: 'pending' });
  answer();
  expect((await server.kiosk.create(requestId, request)).body).toEqual({ outcome: 'created' });
});

test('a failure inside the transaction leaves nothing at all', async () => {
  const { requestId, request } = ticketWithoutCode(someone());
  const tables = ['records', 'consents', 'activation_codes', 'audit_events', 'pgboss.job'];
  const count = async (): Promise<unknown[]> =>
    Promise.all(tables.map(async (table) => (await server.sql(`select count(*)::int from ${table}`))[0]));
  const before = await count();
  // The last of the five writes is made to fail.
  await server.sql(`alter table pgboss.queue rename to queue_hidden`);
  const answer = await server.kiosk.create(requestId, request);
  await server.sql(`alter table pgboss.queue_hidden rename to queue`);
  expect(answer).toMatchObject({ status: 500, body: { code: 'internal' } });
  expect(await count()).toEqual(before);
  expect((await server.kiosk.create(requestId, request)).body).toEqual({ outcome: 'created' });
});

function ticketWithoutCode(identity: Parameters<typeof requestFor>[0]): {
  requestId: string;
  request: ReturnType<typeof requestFor>;
} {
  const { requestId } = ticketFor(identity);
  return { requestId, request: requestFor(identity, anyDigest()) };
}

function hasCode(body: unknown, code: string): boolean {
  return typeof body === 'object' && body !== null && 'code' in body && body.code === code;
}

async function liveCodes(recordId: string): Promise<unknown> {
  const rows = await server.sql(
    'select count(*)::int as live from live_activation_codes where record_id = $1',
    [recordId],
  );
  return rows[0]?.['live'];
}

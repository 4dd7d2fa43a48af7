import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FindOutcome } from '../../../server/src/dmp/dmp.ts';
import type { Answer } from '../support/kiosk-client.ts';
import { anyDigest, requestFor, someone, ticketFor } from '../support/people.ts';
import { type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';

let server: ServerUnderTest;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

function askStatus(identity = someone()): Promise<Answer> {
  return server.kiosk.send('POST', '/v1/status', { identity });
}

test.each<[FindOutcome, unknown]>([
  [{ outcome: 'none' }, { status: 'none', since: null, linkedToMes: false }],
  [
    { outcome: 'open', linkedToMes: true },
    { status: 'open', since: null, linkedToMes: true },
  ],
  [
    { outcome: 'closed', since: '2026-03-04', linkedToMes: true },
    { status: 'closed', since: '2026-03-04', linkedToMes: true },
  ],
  [
    { outcome: 'opposed', since: null, linkedToMes: false },
    { status: 'opposed', since: null, linkedToMes: false },
  ],
  [{ outcome: 'barred' }, { status: 'barred', since: null, linkedToMes: false }],
])('the national answer %j is told to the kiosk', async (found, told) => {
  server.dmp.nextFinds.push(found);
  expect(await askStatus()).toMatchObject({ status: 200, body: told });
});

test.each<FindOutcome>([
  { outcome: 'refused', code: 'DMPAccessDenied' },
  { outcome: 'unreachable', reason: 'timeout' },
])('without a national answer (%j) the kiosk is told so, by name', async (found) => {
  server.dmp.nextFinds.push(found);
  expect(await askStatus()).toMatchObject({ status: 503, body: { code: 'national-service-unavailable' } });
});

test.each<[FindOutcome, number]>([
  [{ outcome: 'none', unrecognised: 'kiosk.insi-none' }, 409],
  [{ outcome: 'closed', since: null, linkedToMes: false, unrecognised: 'kiosk.insi-several' }, 409],
  [{ outcome: 'refused', code: 'kiosk.insi-other-matricule' }, 409],
  // Mon espace santé holds it: nothing could be opened here anyway, and there is something to be told.
  [{ outcome: 'closed', since: null, linkedToMes: true, unrecognised: 'kiosk.insi-none' }, 200],
])(
  '%j: whom INSi does not recognise is told before they have read and answered everything',
  async (found, status) => {
    server.dmp.nextFinds.push(found);
    const answer = await askStatus();
    expect(answer.status).toBe(status);
    if (status !== 409) return;
    // Which trait it is about is for the log alone.
    expect(answer.body).toEqual({ code: 'identity-not-recognised', reference: expect.any(String) });
  },
);

test('an opening under way is told without asking the national service', async () => {
  const identity = someone();
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  server.dmp.nextCreates.push(async (opening) => {
    await held;
    server.dmp.act(opening);
    return { outcome: 'created' };
  });
  const { requestId } = ticketFor(identity);
  await server.kiosk.create(requestId, requestFor(identity, anyDigest()), 0);
  expect((await askStatus(identity)).body).toEqual({ status: 'requested', since: null, linkedToMes: false });
  answer();
  await expect
    .poll(async () => (await askStatus(identity)).body)
    .toEqual({ status: 'open', since: null, linkedToMes: false });
});

test('each question leaves an audit event that names the kiosk and nobody else', async () => {
  await askStatus();
  const rows = await server.sql(
    `select record_id, kiosk_id, detail from audit_events where type = 'status-asked' order by at desc, id desc limit 1`,
  );
  expect(rows).toEqual([{ record_id: null, kiosk_id: server.pki.kioskId, detail: 'none' }]);
});

test('a refusal is counted for the site and the day, and leaves nothing else', async () => {
  const before = await server.sql('select count(*)::int as n from audit_events');
  const notice = { version: 'fr/2026-11', sha256: 'b'.repeat(64) };
  const send = () => server.kiosk.send('POST', '/v1/refusals', { notice });
  expect((await send()).status).toBe(204);
  await send();
  expect(await server.sql('select refusals, notice_version, day::text from refusal_counts')).toEqual([
    { refusals: 2, notice_version: 'fr/2026-11', day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
  ]);
  expect(await server.sql('select count(*)::int as n from audit_events')).toEqual(before);
});

/** Every way of speaking to the counter's door wrongly: from elsewhere, without a session, with other words. */
import { randomUUIDv7 } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type BenchKiosk,
  type BenchStaff,
  type CounterBench,
  help,
  nameOnPapers,
  pageHeaders,
  startCounterBench,
} from '../support/counter-bench.ts';
import { startTestServer } from '../support/server-under-test.ts';

let bench: CounterBench;
let kiosk: BenchKiosk;
let staff: BenchStaff;
let callId: string;
beforeAll(async () => {
  bench = await startCounterBench();
  kiosk = await bench.kiosk('Pharmacie du Port');
  staff = await bench.staff(kiosk.site);
  callId = randomUUIDv7();
  await kiosk.place(help, callId);
});
afterAll(() => bench.stop());

const refused = { status: 403, body: { answer: 'refused' } };
const signedOut = { status: 401, body: { answer: 'signed-out' } };
const take = { act: 'take' };

/** A request written by hand: fetch chooses some headers itself. */
function raw(method: string, path: string, headers: Record<string, string>): Promise<number> {
  const { hostname, port } = new URL(bench.server.counterUrl);
  return new Promise((resolve, reject) => {
    const sent = request({ host: hostname, port, method, path, headers, agent: false }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end(method === 'GET' ? undefined : '{}');
  });
}

test('without a session there is no board, no act and no number', async () => {
  for (const cookie of [
    '',
    'borne-counter=',
    `borne-counter=${'A'.repeat(43)}`,
    `${staff.cookie}; ${staff.cookie}`,
  ]) {
    expect(await staff.send('GET', '/api/board', undefined, { cookie })).toMatchObject(signedOut);
    expect(await staff.send('POST', `/api/calls/${callId}`, take, { cookie })).toMatchObject(signedOut);
    expect(await staff.send('POST', '/api/hand-overs', { code: 'ABCDEF' }, { cookie })).toMatchObject(
      signedOut,
    );
  }
});

test('the session’s cookie is for this page alone, and cannot be read by a script', async () => {
  const { counterUrl } = bench.server;
  const body = { staffId: 'essai-pharmacien', siteId: await bench.siteId(kiosk.site) };
  const response = await fetch(`${counterUrl}/api/session`, {
    method: 'POST',
    headers: { ...pageHeaders(counterUrl), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const [cookie = ''] = response.headers.getSetCookie();
  expect(cookie).toMatch(/^borne-counter=[\w-]{43}; /);
  for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/', 'Max-Age=28800'])
    expect(cookie).toContain(part);
});

test.each<[string, Record<string, string>]>([
  ['another origin', { origin: 'http://evil.example' }],
  ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
  ['an opaque origin', { origin: 'null' }],
  ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
  ['a fetch from another port', { 'sec-fetch-site': 'same-site' }],
  ['no header of ours', { 'x-borne-counter': '' }],
])('an act from %s is refused, session or not', async (_title, headers) => {
  expect(await staff.send('POST', `/api/calls/${callId}`, take, headers)).toMatchObject(refused);
  expect(await staff.send('POST', '/api/session', {}, headers)).toMatchObject(refused);
  expect(await staff.send('DELETE', '/api/session', undefined, headers)).toMatchObject(refused);
});

test('a name that was rebound to this machine opens nothing, not even the page', async () => {
  const { port } = new URL(bench.server.counterUrl);
  expect(await raw('GET', '/', { host: `127.0.0.1:${port}` })).toBe(200);
  expect(await raw('GET', '/', { host: `localhost:${port}` })).toBe(200);
  for (const host of [`evil.example:${port}`, '127.0.0.1', `127.0.0.1:${Number(port) + 1}`]) {
    expect(await raw('GET', '/', { host })).toBe(403);
    expect(
      await raw('POST', '/api/session', { host, origin: `http://${host}`, 'x-borne-counter': '1' }),
    ).toBe(403);
  }
});

test('a page of another address may lead here, but reads nothing of ours', async () => {
  const { port } = new URL(bench.server.counterUrl);
  const from = { host: `127.0.0.1:${port}`, 'sec-fetch-site': 'cross-site' };
  expect(await raw('GET', '/', { ...from, 'sec-fetch-mode': 'navigate' })).toBe(200);
  expect(await raw('GET', '/', { ...from, 'sec-fetch-mode': 'no-cors' })).toBe(403);
  const cookie = { cookie: staff.cookie };
  expect(await raw('GET', '/api/board', { ...from, ...cookie, 'sec-fetch-mode': 'navigate' })).toBe(403);
  expect(await raw('GET', '/api/session', { ...from, ...cookie, 'sec-fetch-mode': 'cors' })).toBe(403);
});

const accept = {
  act: 'accept-papers',
  relation: 'mother',
  opinion: 'agrees',
  name: nameOnPapers,
} as const;

test.each<[string, string, unknown]>([
  ['an unknown act', 'calls', { act: 'consent' }],
  ['an answer in the patient’s place', 'calls', { ...accept, yes: true }],
  ['papers without an opinion', 'calls', { act: 'accept-papers', relation: 'mother', name: nameOnPapers }],
  ['papers without a name', 'calls', { ...accept, name: undefined }],
  ['papers with half a name', 'calls', { ...accept, name: { familyName: 'ESSAI' } }],
  ['a blank name', 'calls', { ...accept, name: { ...nameOnPapers, firstName: '  ' } }],
  ['a name with markup', 'calls', { ...accept, name: { ...nameOnPapers, familyName: 'A<b>' } }],
  ['a name on two lines', 'calls', { ...accept, name: { ...nameOnPapers, familyName: 'A\nB' } }],
  [
    'a name of a thousand letters',
    'calls',
    { ...accept, name: { ...nameOnPapers, firstName: 'A'.repeat(1_000) } },
  ],
  ['a relation off the list', 'calls', { ...accept, relation: 'neighbour' }],
  ['an act with more in it', 'calls', { act: 'take', staffId: 'essai-preparatrice' }],
  ['no act', 'calls', {}],
  ['a prototype', 'calls', '{"__proto__":{"act":"take"},"act":"take"}'],
  ['text', 'calls', '"take"'],
  ['a number as a number', 'hand-overs', { code: 123_456 }],
  ['a number of a hundred characters', 'hand-overs', { code: 'A'.repeat(100) }],
])('%s is refused as malformed', async (_title, route, body) => {
  const path = route === 'calls' ? `/api/calls/${callId}` : '/api/hand-overs';
  expect(await staff.send('POST', path, body)).toMatchObject({
    status: 400,
    body: { code: 'malformed-request' },
  });
  expect((await kiosk.place(help, callId)).body).toMatchObject({ state: 'waiting' });
});

test('nobody signs in who is not on the list, or at a site that is not there', async () => {
  const siteId = await bench.siteId(kiosk.site);
  for (const body of [
    { staffId: 'somebody', siteId },
    { staffId: 'essai-pharmacien', siteId: randomUUIDv7() },
    { staffId: 'essai-pharmacien', siteId: 'x' },
    { staffId: 'essai-pharmacien' },
    { staffId: 'essai-pharmacien', siteId, role: 'admin' },
  ]) {
    expect(await staff.send('POST', '/api/session', body)).toMatchObject({ status: 400 });
  }
});

test('signed out, the session is over for every tab', async () => {
  const leaver = await bench.staff(kiosk.site);
  const board = await leaver.board();
  expect((await leaver.send('GET', '/api/session')).body).toMatchObject({ siteName: kiosk.site });
  expect((await leaver.send('DELETE', '/api/session')).status).toBe(200);
  expect((await leaver.send('GET', '/api/session')).body).toBeNull();
  expect(await leaver.act(callId, { act: 'take' })).toMatchObject(signedOut);
  await kiosk.place(help, callId);
  await kiosk.send('PUT', '/v1/kiosk/phase', { phase: 'free' });
  await board.ended;
});

test('every answer comes under the headers that keep the page to itself', async () => {
  for (const path of ['/', '/web/counter/page.ts', '/api/session', '/nowhere']) {
    const response = await fetch(`${bench.server.counterUrl}${path}`);
    const policy = response.headers.get('content-security-policy') ?? '';
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "frame-ancestors 'none'",
      "form-action 'none'",
    ]) {
      expect(policy).toContain(rule);
    }
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    expect(response.headers.get('cache-control')).toBe('no-store');
  }
});

test('a kiosk’s certificate opens nothing here, and the counter’s door has no kiosk route', async () => {
  expect(await staff.send('PUT', `/v1/calls/${randomUUIDv7()}`, help)).toMatchObject({ status: 404 });
  expect((await kiosk.send('POST', `/api/calls/${callId}`, take)).status).toBe(404);
});

test('without a sign-in there is no listener', async () => {
  const server = await startTestServer({ environment: { COUNTER_PORT: '0' } });
  expect(server.counterUrl).toBe('http://127.0.0.1:off');
  await server.stop();
});

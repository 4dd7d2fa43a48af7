import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AgentDouble, agentDouble } from './agent-double.ts';
import { Browser } from './browser.ts';

let agent: AgentDouble;
let browser: Browser;
beforeAll(async () => {
  agent = await agentDouble();
  browser = new Browser(agent);
  await browser.pair();
});
afterAll(() => agent.stop());

const visitId = '0192f000-0000-7000-8000-000000000001';
const presence = (headers: Record<string, string | null>) =>
  browser.post('/agent/visit/presence', { visitId }, headers);

test('our own page is heard: the visit is simply over', async () => {
  expect(await presence({})).toMatchObject({ status: 410, text: '{"code":"visit-over"}' });
});

describe('a foreign page is not', () => {
  test.each([
    ['another name pointed here (DNS rebinding)', { host: 'attacker.example' }],
    ['the alias localhost', { host: 'localhost:PORT' }],
    ['our address without its port', { host: '127.0.0.1' }],
    ['another port', { host: '127.0.0.1:1' }],
  ])('by %s: 421', async (_, { host }) => {
    const headers = { host: host.replace('PORT', String(agent.port)) };
    expect(await presence(headers)).toMatchObject({ status: 421, text: '{"code":"foreign-page"}' });
    expect(await agent.ask('/', { headers })).toMatchObject({ status: 421 });
  });

  test.each([
    ['its origin', { origin: 'https://attacker.example' }],
    ['the origin null of a sandboxed frame', { origin: 'null' }],
    ['no origin at all', { origin: null }],
    ['our own name, but https', { origin: 'https://127.0.0.1:PORT' }],
    ['the browser’s word: cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['the browser’s word: another port of this machine', { 'sec-fetch-site': 'same-site' }],
    ['the browser’s word: typed by hand', { 'sec-fetch-site': 'none' }],
    ['no word of a browser', { 'sec-fetch-site': null }],
  ])('by %s: 403', async (_, given) => {
    const headers = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [
        name,
        value?.replace('PORT', String(agent.port)) ?? null,
      ]),
    );
    expect(await presence(headers)).toMatchObject({ status: 403, text: '{"code":"foreign-page"}' });
  });

  test('reads no state either', async () => {
    const headers = { cookie: browser.cookie, 'sec-fetch-site': 'cross-site' };
    expect(await agent.ask('/agent/events', { headers })).toMatchObject({ status: 403 });
    expect(await agent.ask('/agent/session', { headers })).toMatchObject({ status: 403 });
  });

  test('gets no permission from a preflight', async () => {
    const headers = { origin: 'https://attacker.example', 'access-control-request-method': 'POST' };
    const answer = await agent.ask('/agent/pair', { method: 'OPTIONS', headers });
    expect(answer.status).toBe(403);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('cannot load the page or its files', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    expect(await agent.ask('/', { headers })).toMatchObject({ status: 403 });
    expect(await agent.ask('/app.js', { headers })).toMatchObject({ status: 403 });
  });
});

describe('the page itself', () => {
  test.each(['none', 'same-origin', 'same-site'])(
    'opens from an address bar or a bench (%s)',
    async (site) => {
      const headers = { origin: null, 'sec-fetch-site': site };
      expect(await agent.ask('/', { headers })).toMatchObject({
        status: 200,
        text: expect.stringContaining('Borne'),
      });
    },
  );

  test('comes with the headers that close it', async () => {
    const { headers } = await agent.ask('/', { headers: { 'sec-fetch-site': 'none' } });
    expect(String(headers['content-security-policy']).split(';').sort()).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'none'",
      "font-src 'self'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "img-src 'self' data:",
      "media-src 'self'",
      "require-trusted-types-for 'script'",
      "script-src 'self'",
      "style-src 'self'",
      "trusted-types 'none'",
    ]);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'permissions-policy': expect.stringMatching(/camera=\(\).*usb=\(\).*loopback-network=\(self\)/),
    });
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('strict-transport-security');
  });

  test('is the only thing there: nothing outside its folder, and no other address', async () => {
    for (const path of [
      '/../package.json',
      '/%2e%2e/package.json',
      '/.env',
      '/agent',
      '/agent/',
      '/agent/visit',
      '/%ZZ',
    ]) {
      expect((await agent.ask(path)).status, path).toBeGreaterThanOrEqual(400);
    }
  });
});

describe('a body', () => {
  const asks = (body: string, headers = {}) =>
    agent.ask('/agent/visit/presence', {
      method: 'POST',
      body,
      headers: { cookie: browser.cookie, 'x-borne': browser.header, ...headers },
    });
  const good = JSON.stringify({ visitId });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'that a form could send (%s) is refused: 415',
    async (type) => {
      const answer = await asks(good, { 'content-type': type });
      expect(answer).toMatchObject({ status: 415, text: '{"code":"malformed-request"}' });
    },
  );

  test('of 100 kB is refused: 413', async () => {
    expect(await asks(JSON.stringify({ visitId, filler: 'x'.repeat(100_000) }))).toMatchObject({
      status: 413,
    });
  });

  test.each([
    ['that is no JSON', '{'],
    ['that is no object', '[]'],
    ['with a field too many', JSON.stringify({ visitId, admin: true })],
    ['with a prototype', `{"visitId":"${visitId}","__proto__":{"polluted":true}}`],
    ['with a deep prototype', `{"visitId":{"__proto__":{"polluted":true}}}`],
    ['with an id that is none', JSON.stringify({ visitId: '1' })],
    ['with an id of another version', JSON.stringify({ visitId: 'c7b0a1de-0000-4000-8000-000000000001' })],
    ['with a list of ids', JSON.stringify({ visitId: [visitId] })],
  ])('%s is refused: 400', async (_, body) => {
    expect(await asks(body)).toMatchObject({ status: 400, text: '{"code":"malformed-request"}' });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('packed to swell is refused', async () => {
    const answer = await asks(good, { 'content-encoding': 'gzip' });
    expect(answer).toMatchObject({ status: 415 });
  });
});

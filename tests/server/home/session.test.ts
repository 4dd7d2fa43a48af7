/** The proof of identity opens a short session; the same ticket opens it again, with one proof more once it can. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditEventTypes } from '../../../server/src/audit/audit-event.ts';
import { atHome, browserAt, opened } from '../support/home-client.ts';
import { startMailbox, type TestMailbox } from '../support/mailbox.ts';
import { type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';

const unlimited = { points: 100_000, seconds: 60 };
let mailbox: TestMailbox;
let server: ServerUnderTest;
beforeAll(async () => {
  mailbox = await startMailbox();
  server = await startTestServer({
    environment: mailbox.environment,
    limits: { perNetwork: unlimited, perBirthDate: unlimited, overall: unlimited },
  });
});
afterAll(async () => {
  await server.stop();
  await mailbox.stop();
});

const notAccepted = { status: 403, body: { answer: 'not-accepted' } };

test('activation opens a session: a cookie that no script reads, bound to one record, for a quarter of an hour', async () => {
  const person = await opened(server);
  const response = await fetch(`${server.publicUrl}/api/activation`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(person.typed),
  });
  const cookie = response.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/^borne-home=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  const browser = browserAt(server);
  browser.cookie = cookie.split(';')[0] ?? null;
  const { body } = await browser.get('home');
  expect(body).toMatchObject({ stage: 'open', record: 'activated', channel: null, access: null });
  expect(Number(body['secondsLeft'])).toBeGreaterThan(14 * 60);
  expect(Number(body['secondsLeft'])).toBeLessThanOrEqual(15 * 60);
  const token = browser.cookie?.split('=')[1] ?? '';
  const rows = await server.sql(
    'select record_id, token_hash::text as hash from home_sessions where record_id = $1',
    [person.requestId],
  );
  expect(rows).toHaveLength(1);
  expect(String(rows[0]?.['hash'])).not.toContain(token);
});

test('without the cookie, with another one, or after leaving: nothing', async () => {
  const { browser } = await atHome(server);
  const stranger = browserAt(server);
  expect((await stranger.get('home')).body).toEqual({ stage: 'none' });
  stranger.cookie = `borne-home=${'A'.repeat(43)}`;
  for (const path of ['home/trail', 'home/receipt']) expect((await stranger.get(path)).status).toBe(401);
  expect((await stranger.post('home/erasure', { actor: 'self' })).status).toBe(401);
  expect((await browser.send('DELETE', 'home')).body).toEqual({ answer: 'left' });
  const token = browser.cookie;
  expect((await browser.get('home')).body).toEqual({ stage: 'none' });
  expect(token).toBe('borne-home=');
});

test('a session that nobody uses ends; one that is used goes on, two hours at most', async () => {
  const { browser, requestId } = await atHome(server);
  await server.sql(
    `update home_sessions set ends_at = clock_timestamp() + interval '5 seconds' where record_id = $1`,
    [requestId],
  );
  expect(Number((await browser.get('home')).body['secondsLeft'])).toBeGreaterThan(14 * 60);
  await server.sql(
    `update home_sessions set opened_at = clock_timestamp() - interval '119 minutes' where record_id = $1`,
    [requestId],
  );
  const left = Number((await browser.get('home')).body['secondsLeft']);
  expect(left).toBeLessThanOrEqual(60);
  await server.sql('update home_sessions set ends_at = clock_timestamp() where record_id = $1', [requestId]);
  expect((await browser.get('home')).body).toEqual({ stage: 'none' });
});

test('a page of another site can do nothing with it', async () => {
  const { browser } = await atHome(server);
  const foreign = { 'sec-fetch-site': 'cross-site' };
  expect((await browser.send('POST', 'home/erasure', { actor: 'self' }, foreign)).status).toBe(400);
  expect((await browser.send('GET', 'home', undefined, foreign)).status).toBe(400);
  expect(
    (await browser.send('POST', 'home/erasure', { actor: 'self' }, { 'content-type': 'text/plain' })).status,
  ).toBe(415);
  expect((await browser.get('home')).body).toMatchObject({ erasure: null });
});

test('before a channel is confirmed, the same ticket opens the page again; the former session ends', async () => {
  const { browser, typed } = await atHome(server);
  const later = browserAt(server);
  expect(await later.post('home/return', typed)).toEqual({ status: 200, body: { answer: 'opened' } });
  expect((await later.get('home')).body).toMatchObject({ stage: 'open' });
  expect((await browser.get('home')).body).toEqual({ stage: 'none' });
});

test('once a channel is confirmed, the ticket alone opens nothing: the code sent there does', async () => {
  const { browser, typed } = await atHome(server);
  await browser.post('home/channel', {
    kind: 'email',
    address: 'retour@essai.invalid',
    language: 'fr',
    actor: 'self',
  });
  const [first = ''] = await mailbox.find('retour@essai.invalid', /\b\d{6}\b/);
  expect((await browser.post('home/channel-code', { digits: first, actor: 'self' })).body).toEqual({
    answer: 'confirmed',
  });
  const later = browserAt(server);
  expect(await later.post('home/return', { ...typed, language: 'en' })).toEqual({
    status: 200,
    body: { answer: 'code-sent', sentTo: { kind: 'email', shown: 'r•••@essai.invalid' } },
  });
  expect((await later.get('home')).body).toMatchObject({ stage: 'awaits-code' });
  for (const path of ['home/trail', 'home/receipt']) expect((await later.get(path)).status).toBe(401);
  const [, second = ''] = await mailbox.find('retour@essai.invalid', /Your code[\s\S]*?(\d{6})/);
  const wrong = second === '000000' ? '000001' : '000000';
  expect((await later.post('home/return-code', { digits: wrong })).body).toEqual({
    answer: 'wrong',
    triesLeft: 4,
  });
  expect((await later.post('home/return-code', { digits: second })).body).toEqual({ answer: 'confirmed' });
  expect((await later.get('home')).body).toMatchObject({ stage: 'open' });
});

test('coming back: never activated, unknown person, expired, locked, replaced: one same answer', async () => {
  const never = await opened(server);
  const wrong = await atHome(server);
  const expired = await atHome(server);
  await server.sql(`update activation_codes set expires_at = now() where record_id = $1`, [
    expired.requestId,
  ]);
  const locked = await atHome(server);
  await server.sql('update activation_codes set attempts = 5 where record_id = $1', [locked.requestId]);
  const dead = await atHome(server);
  await server.sql('update activation_codes set dead_at = now() where record_id = $1', [dead.requestId]);
  const visitor = browserAt(server);
  const otherEnd = wrong.typed.nirEnd === '0000' ? '1111' : '0000';
  for (const typed of [
    never.typed,
    { ...wrong.typed, nirEnd: otherEnd },
    expired.typed,
    locked.typed,
    dead.typed,
  ]) {
    expect(await visitor.post('home/return', typed)).toEqual(notAccepted);
    expect(visitor.cookie).toBeNull();
  }
});

test('whatever was written in the audit trail is of its closed list', async () => {
  const rows = await server.sql('select distinct type from audit_events');
  const known: readonly string[] = auditEventTypes;
  expect(rows.map(({ type }) => String(type)).filter((type) => !known.includes(type))).toEqual([]);
  expect(rows.map(({ type }) => type)).toContain('home-not-accepted');
});

test('five wrong persons on a used code lock it for coming back too', async () => {
  const { typed } = await atHome(server);
  const visitor = browserAt(server);
  const otherEnd = typed.nirEnd === '0000' ? '1111' : '0000';
  for (let attempt = 0; attempt < 5; attempt += 1)
    expect(await visitor.post('home/return', { ...typed, nirEnd: otherEnd })).toEqual(notAccepted);
  expect(await visitor.post('home/return', typed)).toEqual(notAccepted);
});

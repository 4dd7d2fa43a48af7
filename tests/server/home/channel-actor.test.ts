/** An address is confirmed in the session that asked for its code, by whoever acted there, and serves nobody else. */
import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatActivationCode } from '../../../server/contract/index.ts';
import { keptOf } from '../evidence/kept.ts';
import { typedBy } from '../support/activation-client.ts';
import { atHome, type Browser, browserAt } from '../support/home-client.ts';
import { startMailbox, type TestMailbox } from '../support/mailbox.ts';
import { someone } from '../support/people.ts';
import { openedFor } from '../support/represented.ts';
import { type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';

const unlimited = { points: 100_000, seconds: 60 };
let mailbox: TestMailbox;
let server: ServerUnderTest;
let people = 0;
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

const otherActor = { status: 403, body: { answer: 'other-actor' } };
const over = { status: 410, body: { answer: 'over' } };

/** A protected adult, and the guardian who opened the record: both may act. */
async function protectedAdult(): Promise<{ browser: Browser; recordId: string; typed: object }> {
  const identity = someone();
  const { code, requestId } = await openedFor(server, identity, { actor: 'guardian', relation: 'guardian' });
  const browser = browserAt(server);
  const typed = typedBy(identity, formatActivationCode(code));
  expect(await browser.post('activation', typed)).toMatchObject({ status: 200 });
  return { browser, recordId: requestId, typed };
}

async function codeFor(browser: Browser, actor: string): Promise<string> {
  people += 1;
  const address = `qui.agit${people}@canal.invalid`;
  const asked = await browser.post('home/channel', { kind: 'email', address, language: 'fr', actor });
  expect(asked).toMatchObject({ status: 200, body: { answer: 'code-sent' } });
  const [digits = ''] = await mailbox.find(address, /\b\d{6}\b/);
  return digits;
}

const give = (browser: Browser, digits: string, actor: string) =>
  browser.post('home/channel-code', { digits, actor });
const channelsOf = (recordId: string) =>
  server.sql('select actor from home_channels where record_id = $1', [recordId]);

test('a code that the guardian asked for is not given back, nor sent again, by the adult: no try is lost', async () => {
  const { browser, recordId } = await protectedAdult();
  const digits = await codeFor(browser, 'guardian');
  for (let time = 0; time < 6; time += 1) expect(await give(browser, digits, 'self')).toEqual(otherActor);
  const again = { language: 'fr', actor: 'self' };
  expect(await browser.post('home/channel-code/again', again)).toEqual(otherActor);
  expect(await channelsOf(recordId)).toEqual([]);
  expect((await give(browser, digits, 'guardian')).body).toEqual({ answer: 'confirmed' });
  expect(await channelsOf(recordId)).toEqual([{ actor: 'guardian' }]);
});

test('whoever may not act here has no code sent and confirms none', async () => {
  const { browser } = await protectedAdult();
  const wanted = { kind: 'email', address: 'personne@canal.invalid', language: 'fr', actor: 'parent' };
  expect(await browser.post('home/channel', wanted)).toEqual(otherActor);
  const digits = await codeFor(browser, 'self');
  expect(await give(browser, digits, 'parent')).toEqual(otherActor);
});

test('another session, of the same record too, does not confirm what this one asked for', async () => {
  const { browser, recordId, typed } = await protectedAdult();
  const digits = await codeFor(browser, 'guardian');
  const later = browserAt(server);
  expect((await later.post('home/return', typed)).body).toEqual({ answer: 'opened' });
  expect((await later.get('home')).body).toMatchObject({ awaiting: null });
  for (const actor of ['guardian', 'self']) expect(await give(later, digits, actor)).toEqual(over);
  expect(await later.post('home/channel-code/again', { language: 'fr', actor: 'guardian' })).toEqual(over);
  const stranger = await atHome(server);
  expect(await give(stranger.browser, digits, 'self')).toEqual(over);
  expect((await give(browser, digits, 'guardian')).status).toBe(401);
  expect(await channelsOf(recordId)).toEqual([]);
});

test('the password goes to the address of whoever asks for it, and the proof names no address of another', async () => {
  const { browser, recordId } = await protectedAdult();
  await give(browser, await codeFor(browser, 'guardian'), 'guardian');
  const orders = server.dmp.accessOrders.length;
  expect(await browser.post('home/access', { language: 'fr', actor: 'self' })).toEqual({
    status: 409,
    body: { answer: 'channel-of-another' },
  });
  expect(server.dmp.accessOrders).toHaveLength(orders);
  const choices = { breakGlassConsent: false, emergencyCallConsent: true, language: 'fr' };
  for (const actor of ['self', 'guardian'])
    expect((await browser.post('home/choices', { ...choices, actor })).body).toEqual({ answer: 'changed' });
  const said = (await keptOf(server, recordId)).map((entry) => entry.said as Record<string, unknown>);
  const asked = said.filter(({ kind }) => kind === 'changed-at-home');
  expect(asked.map(({ channelConfirmed }) => channelConfirmed)).toEqual([false, true]);
  await give(browser, await codeFor(browser, 'self'), 'self');
  const created = await browser.post('home/access', { language: 'fr', actor: 'self' });
  expect(created.body['access']).toMatchObject({ state: 'created' });
  const closureId = randomUUIDv7();
  await browser.post('home/closure', { closureId, language: 'fr', actor: 'guardian' });
  expect((await keptOf(server, closureId))[0]?.said).toMatchObject({ channelConfirmed: false });
});

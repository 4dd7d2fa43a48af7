/** Erasure asked at home: what bars it is told, what only the page needed goes, and the proof stays its years. */
import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { atHome, type Browser, type Person } from '../support/home-client.ts';
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

const ask = async (browser: Browser) =>
  (await browser.post('home/erasure', { actor: 'self' })).body['erasure'];
const rowsOf = (table: string, recordId: string) =>
  server.sql(`select 1 from ${table} where record_id = $1`, [recordId]);

async function settledAs(recordId: string): Promise<unknown[]> {
  const rows = await server.sql(
    `select detail from audit_events where record_id = $1 and type = 'erasure-settled' order by at, id`,
    [recordId],
  );
  return rows.map(({ detail }) => detail);
}

async function withConfirmedAddress(address: string): Promise<Person & { browser: Browser }> {
  const person = await atHome(server);
  await person.browser.post('home/channel', { kind: 'email', address, language: 'fr', actor: 'self' });
  const [digits] = await mailbox.find(address, /\b\d{6}\b/);
  expect((await person.browser.post('home/channel-code', { digits, actor: 'self' })).status).toBe(200);
  return person;
}

async function close({ browser }: { browser: Browser }): Promise<void> {
  await browser.post('home/closure', { closureId: randomUUIDv7(), language: 'fr', actor: 'self' });
  await expect.poll(async () => (await browser.get('home')).body['record']).toBe('closed');
}

test('of an open record nothing is erased, and it may be asked again', async () => {
  const { browser, requestId } = await atHome(server);
  expect(await ask(browser)).toMatchObject({ state: 'refused', bar: 'record-open', keptUntil: null });
  expect(await ask(browser)).toMatchObject({ state: 'refused', bar: 'record-open' });
  expect(await settledAs(requestId)).toEqual(['record-open', 'record-open']);
});

test('after a closure the address goes, and the proof stays ten years', async () => {
  const person = await withConfirmedAddress('effacer@acces.invalid');
  await close(person);
  const { keptUntil, ...told } = (await ask(person.browser)) as { keptUntil: string };
  expect(told).toMatchObject({ state: 'refused', bar: 'kept' });
  expect(new Date(keptUntil).getUTCFullYear()).toBe(
    new Date().getUTCFullYear() + server.config.EVIDENCE_RETENTION_YEARS,
  );
  for (const table of ['home_channels', 'one_time_codes', 'home_messages'])
    expect(await rowsOf(table, person.requestId)).toEqual([]);
  expect((await person.browser.get('home')).body).toMatchObject({ channel: null, erasure: { bar: 'kept' } });
  const [kept] = await server.sql(
    `select octet_length(identity_sealed) > 0 as there from records where id = $1`,
    [person.requestId],
  );
  expect(kept).toEqual({ there: true });
});

test('a dispute holds everything, the address too', async () => {
  const person = await withConfirmedAddress('litige@acces.invalid');
  await close(person);
  await server.sql('select set_legal_hold($1, true, $2)', [person.requestId, randomUUIDv7()]);
  expect(await ask(person.browser)).toMatchObject({ state: 'refused', bar: 'legal-hold' });
  expect(await rowsOf('home_channels', person.requestId)).toHaveLength(1);
});

test('when its years are over, asking erases the opening and the closure for good', async () => {
  const person = await atHome(server);
  await close(person);
  await server.sql(`update records set closed_at = closed_at - interval '11 years' where id = $1`, [
    person.requestId,
  ]);
  expect(await ask(person.browser)).toMatchObject({ state: 'erased', bar: null });
  const acts = await server.sql(
    `select wrapped, destroyed_at is not null as gone, forgotten_at is not null as forgotten from data_keys
      where act_id = $1 or act_id in (select closure_id from audit_events
                                       where type = 'identity-erased' and closure_id is not null)`,
    [person.requestId],
  );
  const gone = { wrapped: null, gone: true, forgotten: true };
  expect(acts).toEqual([gone, gone]);
  expect(await settledAs(person.requestId)).toEqual(['erased']);
});

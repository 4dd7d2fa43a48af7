/** The national internet access: one creation however it is asked, login and password on two channels, doubt told as doubt. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../../server/src/db/database.ts';
import { recordKey } from '../../../server/src/home/record-key.ts';
import { cleanHome } from '../../../server/src/home/short-lived.ts';
import { textSeal } from '../../../server/src/home/text-seal.ts';
import { createLog } from '../../../server/src/log.ts';
import { openVault } from '../../../server/src/secrets/open-vault.ts';
import { atHome, type Browser, type HomeAnswer, type Person } from '../support/home-client.ts';
import { startMailbox, type TestMailbox } from '../support/mailbox.ts';
import { testLogin, testPassword } from '../support/memory-access.ts';
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

interface Reachable extends Person {
  browser: Browser;
  address: string;
}

async function reachable(domain = 'acces.invalid'): Promise<Reachable> {
  const person = await atHome(server);
  people += 1;
  const address = `personne${people}@${domain}`;
  await person.browser.post('home/channel', { kind: 'email', address, language: 'fr', actor: 'self' });
  const [digits] = await mailbox.find(address, /\b\d{6}\b/);
  expect((await person.browser.post('home/channel-code', { digits, actor: 'self' })).status).toBe(200);
  return { ...person, address };
}

const ask = ({ browser }: Reachable): Promise<HomeAnswer> =>
  browser.post('home/access', { language: 'fr', actor: 'self' });
const stateOf = ({ body }: HomeAnswer): unknown => (body['access'] as { state: string } | null)?.state;

test('EX_GEN-1470: the login is on the page, the password in the e-mail, and neither is where the other is', async () => {
  const person = await reachable();
  const answer = await ask(person);
  expect(answer.body['access']).toMatchObject({ state: 'created', login: testLogin });
  expect(JSON.stringify(answer.body)).not.toContain(testPassword);
  const found = await mailbox.find(person.address, new RegExp(`[\\s\\S]*${testPassword}[\\s\\S]*`));
  expect(found[0]).not.toContain(testLogin);
  for (const { text, subject } of await mailbox.messages()) expect(text + subject).not.toContain(testLogin);
  await expect
    .poll(async () => (await person.browser.get('home')).body['access'])
    .toEqual({ state: 'created', login: testLogin, password: 'sent' });
  expect(server.dmp.accessOrders.at(-1)).toEqual({
    identity: person.identity,
    channel: { kind: 'email', address: person.address },
  });
});

test('a login that was noted, or that waited a day, is kept no longer; a password that left is nowhere', async () => {
  const person = await reachable();
  await ask(person);
  await mailbox.find(person.address, new RegExp(testPassword));
  await expect
    .poll(() => server.sql(`select 1 from home_messages where record_id = $1`, [person.requestId]))
    .toEqual([]);
  expect((await person.browser.post('home/login-noted', {})).body['access']).toMatchObject({ login: null });
  const other = await reachable();
  await ask(other);
  await server.sql(`update home_accesses set settled_at = now() - interval '25 hours' where record_id = $1`, [
    other.requestId,
  ]);
  const database = openDatabase({ url: server.config.DATABASE_URL, log: createLog('silent'), poolSize: 1 });
  await cleanHome(database);
  await database.close();
  expect((await other.browser.get('home')).body['access']).toMatchObject({ state: 'created', login: null });
});

test('twenty requests at once, then one more: one creation', async () => {
  const person = await reachable();
  await Promise.all(Array.from({ length: 20 }, () => ask(person)));
  expect(stateOf(await ask(person))).toBe('created');
  expect(server.dmp.accessOrders.filter(({ identity }) => identity.nir === person.identity.nir)).toHaveLength(
    1,
  );
  const events = await server.sql(
    `select type from audit_events where record_id = $1 and type like 'access-%' order by at, id`,
    [person.requestId],
  );
  expect(events.map(({ type }) => type)).toEqual(['access-requested', 'access-created']);
});

test('an answer that is lost is a doubt; asked again, the truth comes out, and there are never two', async () => {
  const person = await reachable();
  server.dmp.nextAccesses.push(async () => {
    server.dmp.makeAccess(person.identity.nir);
    return { outcome: 'uncertain', reason: 'timeout' };
  });
  expect(stateOf(await ask(person))).toBe('uncertain');
  expect(stateOf(await ask(person))).toBe('exists');
  expect(server.dmp.accessesOf(person.identity.nir)).toBe(1);
});

test('a server that dies in the middle leaves a doubt, not a creation and not a wait for ever', async () => {
  const person = await reachable();
  await server.sql(
    `insert into home_accesses (record_id, state, sends, begun_at) values ($1, 'sending', 1, now() - interval '61 seconds')`,
    [person.requestId],
  );
  expect(stateOf(await person.browser.get('home'))).toBe('uncertain');
  expect(stateOf(await ask(person))).toBe('created');
});

test('refused, or not reached: nothing is called done, and asking again may succeed', async () => {
  const person = await reachable();
  server.dmp.nextAccesses.push({ outcome: 'refused', code: 'DMPTechnicalError' });
  expect(stateOf(await ask(person))).toBe('refused');
  server.dmp.nextAccesses.push({ outcome: 'unreachable', reason: 'no-connection' });
  expect(stateOf(await ask(person))).toBe('requested');
  expect(stateOf(await ask(person))).toBe('created');
});

test('a refusal after a doubt leaves the doubt', async () => {
  const person = await reachable();
  server.dmp.nextAccesses.push({ outcome: 'uncertain', reason: 'cut' }, { outcome: 'refused', code: 'X' });
  expect(stateOf(await ask(person))).toBe('uncertain');
  expect(stateOf(await ask(person))).toBe('uncertain');
});

test('a record of Mon espace santé, or one that is closed, is never asked for', async () => {
  const linked = await reachable();
  server.dmp.link(linked);
  const closed = await reachable();
  server.dmp.shut(closed);
  for (const person of [linked, closed]) {
    expect(stateOf(await ask(person))).toBe('refused');
    expect(server.dmp.accessOrders.some(({ identity }) => identity.nir === person.identity.nir)).toBe(false);
  }
});

test('without a confirmed channel nothing is asked', async () => {
  const { browser, identity } = await atHome(server);
  expect((await browser.post('home/access', { language: 'fr', actor: 'self' })).body['access']).toBeNull();
  expect(server.dmp.accessOrders.some((order) => order.identity.nir === identity.nir)).toBe(false);
});

test('once asked, the channel is not changed here any more', async () => {
  const person = await reachable();
  await ask(person);
  const other = { kind: 'email', address: 'autre@acces.invalid', language: 'fr', actor: 'self' };
  expect(await person.browser.post('home/channel', other)).toEqual({
    status: 409,
    body: { answer: 'access-asked' },
  });
});

test('a password that the server of the address refuses for ever, or that waited a day, is called lost', async () => {
  const waiting = await reachable();
  const passwordOf = async (person: Reachable): Promise<unknown> =>
    ((await person.browser.get('home')).body['access'] as { password: string }).password;
  // The mailbox puts off what goes to plus-tard.invalid and refuses what goes to refus.invalid.
  for (const [domain, end] of [
    ['refus.invalid', async () => undefined],
    [
      'plus-tard.invalid',
      (id: string) => server.sql('update home_messages set expires_at = now() where record_id = $1', [id]),
    ],
  ] as const) {
    const person = await reachable();
    await redirect(person, `personne@${domain}`);
    await ask(person);
    await end(person.requestId);
    await expect.poll(() => passwordOf(person)).toBe('lost');
    expect(await server.sql('select 1 from home_messages where record_id = $1', [person.requestId])).toEqual(
      [],
    );
  }
  await ask(waiting);
  await expect.poll(() => passwordOf(waiting)).toBe('sent');
});

/** The confirmed address becomes another one, as if its server had changed its mind since. */
async function redirect({ requestId }: Reachable, address: string): Promise<void> {
  const database = openDatabase({ url: server.config.DATABASE_URL, log: createLog('silent'), poolSize: 1 });
  const sealed = await textSeal(recordKey(database, openVault(server.config))).seal(requestId, address);
  await database.close();
  await server.sql('update home_channels set address_sealed = $2 where record_id = $1', [requestId, sealed]);
}

test('an address that was changed behind our back is a fault, never somewhere to write to', async () => {
  const person = await reachable();
  await server.sql(
    'update home_channels set address_sealed = set_byte(address_sealed, 40, 7) where record_id = $1',
    [person.requestId],
  );
  expect((await ask(person)).status).toBe(500);
});

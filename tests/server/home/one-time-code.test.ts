/** The code that proves who reads an address: ten minutes, five tries, once, and never in the clear. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newOneTimeCode } from '../../../server/src/home/one-time-code.ts';
import { atHome, type Browser } from '../support/home-client.ts';
import { startMailbox, type TestMailbox } from '../support/mailbox.ts';
import { type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';

const unlimited = { points: 100_000, seconds: 60 };
let mailbox: TestMailbox;
let server: ServerUnderTest;
let mobiles = 0;
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

/** Asks for a code on a mobile of its own, and reads it. */
async function sent(browser: Browser): Promise<string> {
  mobiles += 1;
  const mobile = `06000000${String(mobiles).padStart(2, '0')}`;
  const answer = await browser.post('home/channel', {
    kind: 'mobile',
    address: mobile,
    language: 'fr',
    actor: 'self',
  });
  expect(answer).toMatchObject({ status: 200, body: { answer: 'code-sent' } });
  return (await mailbox.find(`+33${mobile.slice(1)}`, /\d{6}/))[0];
}

const other = (digits: string): string => (digits === '123456' ? '654321' : '123456');

test('any number drawn has six digits', () => {
  expect(newOneTimeCode(() => 7)).toBe('000007');
  expect(newOneTimeCode((limit) => limit - 1)).toBe('999999');
});

test('the code of the SMS confirms the mobile, once', async () => {
  const { browser, requestId } = await atHome(server);
  const digits = await sent(browser);
  expect((await browser.get('home')).body).toMatchObject({ channel: null, awaiting: { kind: 'mobile' } });
  expect((await browser.post('home/channel-code', { digits, actor: 'self' })).body).toEqual({
    answer: 'confirmed',
  });
  expect(await browser.post('home/channel-code', { digits, actor: 'self' })).toEqual({
    status: 410,
    body: { answer: 'over' },
  });
  expect((await browser.get('home')).body).toMatchObject({ channel: { kind: 'mobile' }, awaiting: null });
  const [row] = await server.sql(
    'select address_sealed::text as sealed from home_channels where record_id = $1',
    [requestId],
  );
  expect(String(row?.['sealed'])).not.toContain(Buffer.from('06000000').toString('hex'));
});

test('twenty people at once with the right digits: one is right', async () => {
  const { browser } = await atHome(server);
  const digits = await sent(browser);
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => browser.post('home/channel-code', { digits, actor: 'self' })),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 410)).toHaveLength(19);
});

test('five wrong tries end it, however many come at once; another code works', async () => {
  const { browser } = await atHome(server);
  const digits = await sent(browser);
  const answers = await Promise.all(
    Array.from({ length: 12 }, () =>
      browser.post('home/channel-code', { digits: other(digits), actor: 'self' }),
    ),
  );
  expect(answers.filter(({ body }) => body['answer'] === 'wrong')).toHaveLength(5);
  expect((await browser.post('home/channel-code', { digits, actor: 'self' })).status).toBe(410);
  const again = await sent(browser);
  expect((await browser.post('home/channel-code', { digits: again, actor: 'self' })).status).toBe(200);
});

test('after ten minutes, and once another was sent, it is over', async () => {
  const { browser, requestId } = await atHome(server);
  const first = await sent(browser);
  const second = await sent(browser);
  if (first !== second) {
    expect((await browser.post('home/channel-code', { digits: first, actor: 'self' })).body).toEqual({
      answer: 'wrong',
      triesLeft: 4,
    });
  }
  const [row] = await server.sql(
    `select extract(epoch from expires_at - created_at)::int as seconds from one_time_codes where record_id = $1`,
    [requestId],
  );
  expect(row).toEqual({ seconds: 600 });
  await server.sql('update one_time_codes set expires_at = now() where record_id = $1', [requestId]);
  expect((await browser.post('home/channel-code', { digits: second, actor: 'self' })).status).toBe(410);
});

test('a code of one record opens nothing in another', async () => {
  const one = await atHome(server);
  const two = await atHome(server);
  const digits = await sent(one.browser);
  await sent(two.browser);
  const [row] = await server.sql(
    `select (select code_hmac from one_time_codes where record_id = $1) <>
            (select code_hmac from one_time_codes where record_id = $2) as apart`,
    [one.requestId, two.requestId],
  );
  expect(row).toEqual({ apart: true });
  expect((await one.browser.post('home/channel-code', { digits, actor: 'self' })).status).toBe(200);
});

test('three at once, then one has to wait: for a record, and for an address whoever asks', async () => {
  const { browser } = await atHome(server);
  const ask = (from: Browser, address: string) =>
    from.post('home/channel', { kind: 'email', address, language: 'fr', actor: 'self' });
  for (const name of ['a', 'b', 'c']) expect((await ask(browser, `${name}@limite.invalid`)).status).toBe(200);
  expect(await ask(browser, 'd@limite.invalid')).toMatchObject({
    status: 429,
    body: { answer: 'too-many-codes' },
  });
  const victim = 'une.victime@limite.invalid';
  const askers = await Promise.all([atHome(server), atHome(server)]);
  for (const address of [victim, victim.toUpperCase(), victim]) {
    expect((await ask(askers[0]?.browser ?? browser, address)).status).toBe(200);
  }
  expect((await ask(askers[1]?.browser ?? browser, victim)).status).toBe(429);
});

test('no digit and no address is in any table or line of log', async () => {
  const { browser } = await atHome(server);
  await browser.post('home/channel', {
    kind: 'email',
    address: 'canari@canari.invalid',
    language: 'fr',
    actor: 'self',
  });
  const [digits = ''] = await mailbox.find('canari@canari.invalid', /\b\d{6}\b/);
  await browser.post('home/channel-code', { digits, actor: 'self' });
  const tables = [
    'one_time_codes',
    'home_channels',
    'home_messages',
    'home_accesses',
    'audit_events',
    'gcra',
  ];
  for (const table of tables) {
    for (const { line } of await server.sql(`select t::text as line from ${table} t`))
      expect(String(line)).not.toMatch(new RegExp(`canari|${Buffer.from('canari@').toString('hex')}`));
  }
  expect(server.logged()).not.toContain('canari');
  expect(server.logged()).not.toContain(digits);
});

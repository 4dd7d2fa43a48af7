/** What a person may ask about their own registration. */
import { createHash, randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { homeWords, type ShownReceipt, type ShownTrailLine } from '../../../server/contract/home/index.ts';
import { auditEventTypes } from '../../../server/src/audit/audit-event.ts';
import { closingNotice } from '../../../server/src/home/closing-notice.ts';
import { atHome, type Browser } from '../support/home-client.ts';
import { kioskSite, type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';

const unlimited = { points: 100_000, seconds: 60 };
let server: ServerUnderTest;
beforeAll(async () => {
  server = await startTestServer({
    limits: { perNetwork: unlimited, perBirthDate: unlimited, overall: unlimited },
  });
});
afterAll(() => server.stop());

async function trailOf(browser: Browser): Promise<ShownTrailLine[]> {
  const { body } = await browser.get('home/trail');
  return body as unknown as ShownTrailLine[];
}

test('the trail tells who did what, where and when, newest first, its own reading included', async () => {
  const { browser } = await atHome(server);
  const trail = await trailOf(browser);
  expect(trail.map(({ what, who, siteName }) => [what, who, siteName])).toEqual([
    ['trail-read', 'home', null],
    ['record-activated', 'home', null],
    ['record-created', 'national', kioskSite],
    ['sending-begun', 'server', kioskSite],
    ['record-requested', 'kiosk', kioskSite],
  ]);
  for (const { at } of trail) expect(Date.now() - Date.parse(at)).toBeLessThan(60_000);
  expect((await trailOf(browser)).filter(({ what }) => what === 'trail-read')).toHaveLength(2);
});

test('every event of the audit trail has its words, in every language, and no other has', () => {
  for (const words of Object.values(homeWords))
    expect(Object.keys(words.trail.events).toSorted()).toEqual([...auditEventTypes].toSorted());
});

test('the trail of one record holds nothing of another', async () => {
  const one = await atHome(server);
  const two = await atHome(server);
  await two.browser.post('home/erasure', { actor: 'self' });
  expect((await trailOf(one.browser)).map(({ what }) => what)).not.toContain('erasure-asked');
});

test('the receipt says what was answered, when, to which text; reading it is in the trail', async () => {
  const { browser, request } = await atHome(server);
  const { body } = await browser.get('home/receipt');
  const { consent } = request;
  expect(body as unknown as ShownReceipt).toEqual({
    act: 'open',
    answeredAt: consent.answeredAt,
    siteName: kioskSite,
    language: 'fr',
    noticeVersion: consent.notice.version,
    noticeSha256: consent.notice.sha256,
    actor: 'self',
    understood: 'quiz',
    assisted: false,
    breakGlassConsent: true,
    emergencyCallConsent: false,
    changes: [],
  });
  expect((await trailOf(browser)).map(({ what }) => what)).toContain('receipt-read');
});

test.each([
  [{ outcome: 'changed' }, 200],
  [{ outcome: 'refused', code: 'X' }, 403],
  [{ outcome: 'unreachable', reason: 'tls' }, 503],
  [{ outcome: 'uncertain', reason: 'timeout' }, 202],
] as const)(
  'choices for emergencies: the service says %o, and nothing more is said',
  async (outcome, status) => {
    const { browser, identity } = await atHome(server);
    const wanted = { breakGlassConsent: false, emergencyCallConsent: true };
    server.dmp.nextOppositions.push(outcome);
    expect(await browser.post('home/choices', { ...wanted, language: 'fr', actor: 'self' })).toEqual({
      status,
      body: { answer: outcome.outcome },
    });
    expect(server.dmp.oppositionOrders.at(-1)).toMatchObject({ identity, consent: wanted });
    const changed = outcome.outcome === 'changed';
    const now = changed ? wanted : { breakGlassConsent: true, emergencyCallConsent: false };
    expect((await browser.get('home')).body['choices']).toEqual(now);
    const receipt = (await browser.get('home/receipt')).body;
    expect(receipt).toMatchObject({ breakGlassConsent: true, emergencyCallConsent: false });
    expect(receipt['changes']).toMatchObject([{ ...wanted, state: outcome.outcome }]);
  },
);

test('ten changes at once: one leaves, the others wait', async () => {
  const { browser, identity } = await atHome(server);
  let end: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    end = resolve;
  });
  server.dmp.nextOppositions.push(async () => {
    await held;
    return { outcome: 'changed' };
  });
  const body = { breakGlassConsent: false, emergencyCallConsent: false, language: 'fr', actor: 'self' };
  const answers: unknown[] = [];
  const asked = Array.from({ length: 10 }, async () => {
    answers.push((await browser.post('home/choices', body)).body['answer']);
  });
  await expect.poll(() => answers).toEqual(Array.from({ length: 9 }, () => 'busy'));
  end();
  await Promise.all(asked);
  expect(answers.at(-1)).toBe('changed');
  expect(server.dmp.oppositionOrders.filter((order) => order.identity.nir === identity.nir)).toHaveLength(1);
});

test('a record of Mon espace santé is not changed from here', async () => {
  const person = await atHome(server);
  server.dmp.link(person);
  const body = { breakGlassConsent: false, emergencyCallConsent: false, language: 'fr', actor: 'self' };
  expect((await person.browser.post('home/choices', body)).body).toEqual({ answer: 'refused' });
  expect(server.dmp.oppositionOrders.some((order) => order.identity.nir === person.identity.nir)).toBe(false);
});

test('a closure goes the way of every closure: requested, sent, confirmed; asked twice it is one', async () => {
  const { browser, requestId, identity } = await atHome(server);
  const body = { closureId: randomUUIDv7(), language: 'pt', actor: 'self' };
  const asked = await Promise.all([browser.post('home/closure', body), browser.post('home/closure', body)]);
  for (const answer of asked) expect(answer).toEqual({ status: 202, body: { answer: 'requested' } });
  await expect.poll(async () => (await browser.get('home')).body['closure']).toBe('closed');
  expect((await browser.get('home')).body).toMatchObject({ record: 'closed', codeUntil: null });
  expect(server.dmp.closures.filter((nir) => nir === identity.nir)).toHaveLength(1);
  const { version, text } = closingNotice('pt', 'own');
  const shown = createHash('sha256').update(text).digest('hex');
  for (const line of homeWords.pt.closing.lines) expect(text).toContain(line);
  expect(
    await server.sql(
      `select kiosk_id, actor, language, notice_version, encode(notice_sha256, 'hex') as sha from closures where id = $1`,
      [body.closureId],
    ),
  ).toEqual([{ kiosk_id: null, actor: 'self', language: 'pt', notice_version: version, sha: shown }]);
  expect(await server.sql('select state from records where id = $1', [requestId])).toEqual([
    { state: 'closed' },
  ]);
  const trail = await trailOf(browser);
  expect(trail.find(({ what }) => what === 'closure-requested')).toMatchObject({
    who: 'home',
    siteName: null,
  });
  expect(trail.map(({ what }) => what)).toContain('closure-confirmed');
});

test('a closure under the id of another person’s is refused', async () => {
  const one = await atHome(server);
  const two = await atHome(server);
  const body = { closureId: randomUUIDv7(), language: 'fr', actor: 'self' };
  await one.browser.post('home/closure', body);
  expect(await two.browser.post('home/closure', body)).toEqual({
    status: 409,
    body: { answer: 'not-yours' },
  });
});

test('what is not a request is refused', async () => {
  const { browser } = await atHome(server);
  const wrong: [string, unknown][] = [
    ['home/choices', { breakGlassConsent: 'yes', emergencyCallConsent: true, language: 'fr', actor: 'self' }],
    ['home/choices', { breakGlassConsent: true, language: 'fr' }],
    ['home/choices', { breakGlassConsent: true, emergencyCallConsent: true, language: 'fr' }],
    ['home/closure', { closureId: randomUUIDv7(), language: 'fr' }],
    ['home/access', { language: 'fr' }],
    ['home/access', { language: 'fr', actor: 'friend' }],
    ['home/closure', { closureId: 'x', language: 'fr', actor: 'self' }],
    ['home/closure', { closureId: randomUUIDv7(), language: 'xx', actor: 'self' }],
    ['home/erasure', { actor: 'self', more: 1 }],
    ['home/erasure', {}],
    ['home/channel-code', { digits: '12345', actor: 'self' }],
    ['home/channel-code', { digits: '123456' }],
    ['home/channel-code/again', { language: 'fr' }],
    ['home/channel', { kind: 'mobile', address: '0612345678', language: 'fr' }],
    ['home/channel', { kind: 'pigeon', address: 'x', language: 'fr', actor: 'self' }],
  ];
  for (const [path, body] of wrong) expect((await browser.post(path, body)).status).toBe(400);
  expect(
    await browser.post('home/channel', {
      kind: 'mobile',
      address: '0612345678',
      language: 'fr',
      actor: 'self',
    }),
  ).toEqual({
    status: 503,
    body: { answer: 'not-offered' },
  });
});

/** Who may act at home: an adult themselves, a minor's representative who opened the record, and nobody in a patient's place. */
import { createHash, randomUUIDv7 } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatActivationCode, type Identity } from '../../../server/contract/index.ts';
import { closingNotice } from '../../../server/src/home/closing-notice.ts';
import { mayAct } from '../../../server/src/home/who-acts.ts';
import { keptOf } from '../evidence/kept.ts';
import { typedBy } from '../support/activation-client.ts';
import { atHome, type Browser, browserAt } from '../support/home-client.ts';
import { someone } from '../support/people.ts';
import { type OpenedBy, openedFor } from '../support/represented.ts';
import { type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';

const unlimited = { points: 100_000, seconds: 60 };
let server: ServerUnderTest;
beforeAll(async () => {
  server = await startTestServer({
    limits: { perNetwork: unlimited, perBirthDate: unlimited, overall: unlimited },
  });
});
afterAll(() => server.stop());

const child = (): Identity => ({ ...someone(), birthDate: '20150512' });
const mother: OpenedBy = { actor: 'parent', relation: 'mother' };
const guardian: OpenedBy = { actor: 'guardian', relation: 'guardian' };
const choices = { breakGlassConsent: false, emergencyCallConsent: true, language: 'fr' };

async function represented(
  identity: Identity,
  by: OpenedBy,
): Promise<{ browser: Browser; recordId: string }> {
  const { code, requestId } = await openedFor(server, identity, by);
  const browser = browserAt(server);
  const typed = typedBy(identity, formatActivationCode(code));
  expect(await browser.post('activation', typed)).toMatchObject({ status: 200 });
  return { browser, recordId: requestId };
}

const by = fc.constantFrom<Parameters<typeof mayAct>[0]['by']>(
  { actor: 'self', relation: null },
  { actor: 'parent', relation: 'father' },
  { actor: 'parent', relation: 'guardian' },
  { actor: 'guardian', relation: 'guardian' },
);
const day = fc.date({ min: new Date('1920-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
const digits = (date: Date): string => date.toISOString().slice(0, 10);

test('the person acts from the day on which they come of age, and a parent until the day before', () => {
  fc.assert(
    fc.property(by, day, day, fc.integer({ min: 12, max: 21 }), (opener, born, today, age) => {
      const opened = { by: opener, birthDate: digits(born).replaceAll('-', '') };
      const birthday = `${born.getUTCFullYear() + age}${digits(born).slice(4)}`;
      const isAdult = digits(today) >= birthday;
      const actors = mayAct(opened, digits(today), age).map(({ actor }) => actor);
      expect(actors.includes('self')).toBe(isAdult);
      expect(actors.includes('parent')).toBe(!isAdult && opener.actor === 'parent');
      // A guardian who opened it stands beside a protected adult.
      expect(actors.includes('guardian')).toBe(opener.actor === 'guardian');
    }),
  );
});

test('a record that its mother opened for a child is closed by her, under her relation, and the child is not said to have acted', async () => {
  const { browser, recordId } = await represented(child(), mother);
  expect((await browser.get('home')).body).toMatchObject({ openedBy: 'parent', mayAct: [mother] });
  const closureId = randomUUIDv7();
  for (const actor of ['self', 'guardian'])
    expect(await browser.post('home/closure', { closureId, language: 'fr', actor })).toEqual({
      status: 403,
      body: { answer: 'other-actor' },
    });
  expect(await server.sql('select 1 from closures where id = $1', [closureId])).toEqual([]);
  const asked = await browser.post('home/closure', { closureId, language: 'fr', actor: 'parent' });
  expect(asked).toEqual({ status: 202, body: { answer: 'requested' } });
  await expect.poll(async () => (await browser.get('home')).body['closure']).toBe('closed');
  const { version, text } = closingNotice('fr', 'child');
  expect(text).toContain('Fermer le DMP de votre enfant');
  expect(
    await server.sql(
      `select actor, relation, opinion, papers_call_id, notice_version as version,
              encode(notice_sha256, 'hex') as shown from closures where id = $1`,
      [closureId],
    ),
  ).toEqual([
    {
      ...{ ...mother, opinion: null, papers_call_id: null, version },
      shown: createHash('sha256').update(text).digest('hex'),
    },
  ]);
  const [word] = await keptOf(server, closureId);
  expect(word?.said).toMatchObject({ kind: 'asked-at-home', by: mother, withdraws: recordId });
});

test('choices of a child are changed by whoever opened the record, and told so to the national service', async () => {
  const { browser, recordId } = await represented(child(), guardian);
  expect(await browser.post('home/choices', { ...choices, actor: 'self' })).toMatchObject({ status: 403 });
  expect((await keptOf(server, recordId)).length).toBe(2);
  expect((await browser.post('home/choices', { ...choices, actor: 'guardian' })).body).toEqual({
    answer: 'changed',
  });
  expect(server.dmp.oppositionOrders.at(-1)).toMatchObject({ representative: 'guardian' });
  expect((await keptOf(server, recordId))[2]?.said).toMatchObject({ kind: 'changed-at-home', by: guardian });
  expect(
    await server.sql('select actor, relation from home_choices where record_id = $1', [recordId]),
  ).toEqual([guardian]);
});

test('the erasure of what is kept of a child is asked for by whoever opened the record', async () => {
  const { browser, recordId } = await represented(child(), mother);
  for (const actor of ['self', 'guardian'])
    expect(await browser.post('home/erasure', { actor })).toEqual({
      status: 403,
      body: { answer: 'other-actor' },
    });
  expect(await server.sql('select 1 from erasure_requests where record_id = $1', [recordId])).toEqual([]);
  expect((await browser.post('home/erasure', { actor: 'parent' })).status).toBe(200);
  expect(await server.sql('select 1 from erasure_requests where record_id = $1', [recordId])).toHaveLength(1);
});

/** The years that pass after an opening cannot be waited for here, and no parent opens for an adult: said as superuser. */
async function openedByMother(recordId: string): Promise<void> {
  await server.sql('alter table consents disable trigger user');
  await server.sql(
    `update consents set actor = 'parent', relation = 'mother', opinion = 'agrees', papers_call_id = $2
      where record_id = $1`,
    [recordId, randomUUIDv7()],
  );
  await server.sql('alter table consents enable trigger user');
}

test('who was a minor at the opening and is of age now acts alone: the parent who opened it does not any more', async () => {
  const { browser, requestId: recordId } = await atHome(server);
  await openedByMother(recordId);
  expect((await browser.get('home')).body).toMatchObject({
    openedBy: 'parent',
    mayAct: [{ actor: 'self', relation: null }],
  });
  expect(await browser.post('home/choices', { ...choices, actor: 'parent' })).toMatchObject({ status: 403 });
  expect(await browser.post('home/access', { language: 'fr', actor: 'parent' })).toMatchObject({
    status: 403,
  });
  expect((await browser.post('home/choices', { ...choices, actor: 'self' })).body).toEqual({
    answer: 'changed',
  });
  expect(server.dmp.oppositionOrders.at(-1)).toMatchObject({ representative: null });
});

/** Every act leaves what was shown and answered, signed twice, in its own transaction; and nothing else does. */
import { createHash, randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signed, signerOf } from '../support/evidence.ts';
import { anyDigest, closureFor, requestFor, someone } from '../support/people.ts';
import { type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';
import { keptOf } from './kept.ts';

let server: ServerUnderTest;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const opening = (identity = someone()) => requestFor(identity, anyDigest());
const counts = async () =>
  (
    await server.sql(
      'select (select count(*) from evidence) as e, (select count(*) from ledger_leaves join evidence using (id)) as l',
    )
  )[0];

test('an opening is kept as the kiosk signed it, countersigned, and followed by what became of it', async () => {
  const actId = randomUUIDv7();
  const identity = someone();
  const request = signed(signerOf(server.pki), actId, opening(identity));
  expect(await server.kiosk.create(actId, request)).toMatchObject({
    status: 200,
    body: { outcome: 'created' },
  });
  const [received, outcome, ...more] = await keptOf(server, actId);
  expect(more).toEqual([]);
  expect(received?.texts[0]).toBe(request.evidence);
  expect(received?.certificate).toBe(request.evidenceCertificate);
  const [site] = await server.sql('select site_id from kiosks where id = $1', [server.pki.kioskId]);
  expect(received?.said).toEqual({
    v: 1,
    kind: 'received',
    actId,
    kioskJwsSha256: createHash('sha256').update(request.evidence).digest('hex'),
    subject: expect.stringMatching(/^[0-9a-f]{64}$/),
    siteId: site?.['site_id'],
    receivedAt: expect.stringMatching(/^2/),
    clockSuspect: true,
    withdraws: null,
    relation: null,
    opinion: null,
    software: 'borne-server/0.1.0',
  });
  expect(outcome?.said).toMatchObject({
    ...{ kind: 'outcome', actId, outcome: 'created', transaction: 'TD1.1', messageId: actId, code: null },
  });
});

test('the leaf of each entry is made of what was kept, and is the ledger’s', async () => {
  const actId = randomUUIDv7();
  await server.kiosk.create(actId, opening());
  const entries = await keptOf(server, actId);
  expect(entries.map(({ kind, texts }) => [kind, texts.length])).toEqual([
    ['received', 2],
    ['outcome', 1],
  ]);
  for (const { leaf, leafAgain, ledger } of entries) expect([leaf, leaf]).toEqual([leafAgain, ledger]);
});

test('a hundred times the same request at once: one entry, one leaf', async () => {
  const actId = randomUUIDv7();
  const request = opening();
  const before = await counts();
  const answers = await Promise.all(Array.from({ length: 100 }, () => server.kiosk.create(actId, request)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect((await keptOf(server, actId)).map(({ kind }) => kind)).toEqual(['received', 'outcome']);
  const after = await counts();
  expect([Number(after?.['e']), Number(after?.['l'])]).toEqual([
    Number(before?.['e']) + 2,
    Number(before?.['l']) + 2,
  ]);
});

test('a closure points to the opening that it takes back; of a record opened elsewhere, to nothing', async () => {
  const identity = someone();
  const [first, second, closing, reopening, elsewhere] = Array.from({ length: 5 }, () => randomUUIDv7());
  if (!first || !second || !closing || !reopening || !elsewhere) throw new Error('five ids');
  await server.kiosk.create(first, opening(identity));
  await server.kiosk.close(closing, closureFor(identity));
  expect((await keptOf(server, closing)).map(({ said }) => said)).toMatchObject([
    { kind: 'received', withdraws: first },
    { kind: 'outcome', outcome: 'closed', transaction: 'TD1.4', messageId: closing },
  ]);
  await server.kiosk.create(reopening, { ...opening(identity), act: 'reopen' });
  expect((await keptOf(server, reopening)).map(({ said }) => said)).toMatchObject([
    { kind: 'received', withdraws: null },
    { kind: 'outcome', outcome: 'created', transaction: 'TD1.2' },
  ]);
  await server.kiosk.close(second, closureFor(identity));
  expect((await keptOf(server, second))[0]?.said).toMatchObject({ withdraws: reopening });
  const stranger = someone();
  server.dmp.act({ identity: stranger });
  await server.kiosk.close(elsewhere, closureFor(stranger));
  expect((await keptOf(server, elsewhere))[0]?.said).toMatchObject({ withdraws: null });
});

test('one person is one subject, and two are two', async () => {
  const [identity, other] = [someone(), someone()];
  const acts = [randomUUIDv7(), randomUUIDv7(), randomUUIDv7()] as const;
  await server.kiosk.create(acts[0], opening(identity));
  await server.kiosk.close(acts[1], closureFor(identity));
  await server.kiosk.create(acts[2], opening(other));
  const subjects: string[] = [];
  for (const act of acts) {
    const said = (await keptOf(server, act))[0]?.said;
    if (said?.kind === 'received') subjects.push(said.subject);
  }
  expect(subjects[0]).toBe(subjects[1]);
  expect(new Set(subjects).size).toBe(2);
});

test('a refusal of the national service is told by its own word; a first doubt too, before the last word', async () => {
  const refused = randomUUIDv7();
  server.dmp.nextCreates.push({ outcome: 'refused', code: 'DMPInvalidData' });
  await server.kiosk.create(refused, opening());
  expect((await keptOf(server, refused)).at(-1)?.said).toMatchObject({
    outcome: 'refused',
    code: 'DMPInvalidData',
  });

  const doubtful = randomUUIDv7();
  const request = opening();
  server.dmp.nextCreates.push(async (asked) => {
    server.dmp.act(asked);
    return { outcome: 'uncertain', reason: 'timeout' };
  });
  await server.kiosk.create(doubtful, request);
  await expect
    .poll(async () =>
      (await keptOf(server, doubtful)).map(({ said }) => 'outcome' in said && [said.outcome, said.code]),
    )
    .toEqual([false, ['uncertain', 'timeout'], ['created', 'found']]);
});

test.each([
  ['now', 0, false],
  ['nine minutes slow', -9 * 60_000, false],
  ['eleven minutes slow', -11 * 60_000, true],
  ['eleven minutes fast', 11 * 60_000, true],
  ['ten years fast', 3_652 * 86_400_000, true],
])('a kiosk whose clock is %s is served, and its clock is judged', async (_, offMs, clockSuspect) => {
  const actId = randomUUIDv7();
  const { consent, ...rest } = opening();
  const answeredAt = new Date(Date.now() + offMs).toISOString();
  expect(await server.kiosk.create(actId, { ...rest, consent: { ...consent, answeredAt } })).toMatchObject({
    status: 200,
  });
  expect((await keptOf(server, actId))[0]?.said).toMatchObject({ clockSuspect });
});

test('a clock that has forgotten everything is served too', async () => {
  const actId = randomUUIDv7();
  const { consent, ...rest } = opening();
  const request = { ...rest, consent: { ...consent, answeredAt: '1970-01-01T00:00:12.000Z' } };
  expect(await server.kiosk.create(actId, request)).toMatchObject({ status: 200 });
  expect((await keptOf(server, actId))[0]?.said).toMatchObject({ clockSuspect: true });
});

test('a refusal leaves no evidence', async () => {
  const before = await counts();
  const { notice } = opening().consent;
  expect(await server.kiosk.send('POST', '/v1/refusals', { notice })).toMatchObject({ status: 204 });
  expect(await counts()).toEqual(before);
});

test('nothing that is kept can be read without the key, nor under another id', async () => {
  const actId = randomUUIDv7();
  const request = server.kiosk.signed(actId, opening());
  await server.kiosk.create(actId, request);
  const rows = await server.sql('select sealed from evidence where act_id = $1', [actId]);
  const sealed = rows.map((row) => (row['sealed'] as Buffer).toString('latin1')).join('');
  expect(sealed).not.toMatch(/eyJ|CERTIFICATE|texts/);
  await server.sql('alter table evidence disable trigger evidence_is_append_only');
  await server.sql(`update evidence set id = gen_random_uuid() where act_id = $1 and kind = 'received'`, [
    actId,
  ]);
  await server.sql('alter table evidence enable trigger evidence_is_append_only');
  await expect(keptOf(server, actId)).rejects.toThrow();
});

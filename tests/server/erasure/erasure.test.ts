/** Erasing an act: what goes, what stays, what forbids it, and what a patient with an old code is told. */
import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatActivationCode, type Identity } from '../../../server/contract/index.ts';
import type { KeyVault } from '../../../server/src/secrets/key-vault.ts';
import { actsAt } from '../closures/acts.ts';
import { activate, typedBy } from '../support/activation-client.ts';
import { type ErasureBench, erasureBench } from '../support/erasure-bench.ts';
import { closureFor, requestFor, someone, ticketFor } from '../support/people.ts';

let bench: ErasureBench;
beforeAll(async () => {
  bench = await erasureBench();
});
afterAll(() => bench.stop());

const auditOf = (actId: string) =>
  bench.server.sql(
    `select type, detail from audit_events where record_id = $1 or closure_id = $1 order by at, id`,
    [actId],
  );
const rowOf = async (table: 'records' | 'closures', id: string) =>
  (await bench.server.sql(`select * from ${table} where id = $1`, [id]))[0];

test('an erased record keeps its consent and its trail, and nothing of the person', async () => {
  const { recordId } = await bench.closedPerson();
  const before = await rowOf('records', recordId);
  const trail = await auditOf(recordId);
  expect(await bench.erasure.erase(recordId, 'asked')).toBe('erased');
  const after = await rowOf('records', recordId);
  expect(after).toMatchObject({ state: 'closed', closed_at: before?.['closed_at'] });
  expect(after?.['identity_sealed']).toEqual(Buffer.alloc(0));
  expect(after?.['person_index']).not.toEqual(before?.['person_index']);
  expect(after?.['request_hash']).not.toEqual(before?.['request_hash']);
  expect(await bench.keyOf(recordId)).toMatchObject({
    kek_id: 'kek-1',
    wrapped: null,
    destroyed_at: expect.any(Date),
    forgotten_at: expect.any(Date),
  });
  expect(await auditOf(recordId)).toEqual([...trail, { type: 'identity-erased', detail: 'asked' }]);
  expect(await bench.server.sql('select 1 from consents where record_id = $1', [recordId])).toHaveLength(1);
});

test('erased again: it was before, and nothing is written twice', async () => {
  const { recordId } = await bench.closedPerson();
  await bench.erasure.erase(recordId, 'asked');
  const before = [await bench.keyOf(recordId), await auditOf(recordId), await rowOf('records', recordId)];
  expect(await bench.erasure.erase(recordId, 'retention')).toBe('erased-before');
  expect([await bench.keyOf(recordId), await auditOf(recordId), await rowOf('records', recordId)]).toEqual(
    before,
  );
});

test('twenty at once: one erases, one line of audit', async () => {
  const { recordId } = await bench.closedPerson();
  const answers = await Promise.all(Array.from({ length: 20 }, () => bench.erasure.erase(recordId, 'asked')));
  expect(answers.filter((answer) => answer === 'erased')).toHaveLength(1);
  expect(answers.filter((answer) => answer === 'erased-before')).toHaveLength(19);
  expect((await auditOf(recordId)).filter(({ type }) => type === 'identity-erased')).toHaveLength(1);
});

test('the closure of a record has an identity of its own, erased by itself', async () => {
  const { recordId, closureId } = await bench.closedPerson();
  expect(await bench.erasure.erase(closureId, 'asked')).toBe('erased');
  expect(await bench.opened('closures', closureId)).toBe('destroyed');
  expect(await bench.opened('records', recordId)).toBe('open');
  expect((await auditOf(closureId)).at(-1)).toEqual({ type: 'identity-erased', detail: 'asked' });
});

test('two erased people are not one: their indexes are noise, of which no two are alike', async () => {
  const identity = someone();
  const first = await bench.closedPerson(identity);
  const { requestId, request } = ticketFor(identity);
  await bench.server.kiosk.create(requestId, { ...request, act: 'reopen' });
  await bench.server.kiosk.close(randomUUIDv7(), closureFor(identity));
  for (const id of [first.recordId, requestId]) expect(await bench.erasure.erase(id, 'asked')).toBe('erased');
  const [one, other] = [await rowOf('records', first.recordId), await rowOf('records', requestId)];
  expect(one?.['person_index']).not.toEqual(other?.['person_index']);
});

/** The answer, and that nothing at all has changed. */
async function refusedWith(actId: string): Promise<string> {
  const all = () =>
    bench.server.sql(
      `select (select jsonb_agg(k order by act_id) from data_keys k) as keys,
              (select jsonb_agg(r order by id) from records r) as records,
              (select jsonb_agg(c order by id) from closures c) as closures,
              (select count(*) from audit_events) as audit`,
    );
  const before = await all();
  const answer = await bench.erasure.erase(actId, 'asked');
  expect(await all()).toEqual(before);
  return answer;
}

test('an open record is not erased, activated or not, nor is anything else of that person', async () => {
  const identity = someone();
  const former = await bench.closedPerson(identity);
  const ticket = ticketFor(identity);
  await bench.server.kiosk.create(ticket.requestId, { ...ticket.request, act: 'reopen' });
  for (const id of [ticket.requestId, former.recordId, former.closureId]) {
    expect(await refusedWith(id)).toBe('record-open');
  }
  const typed = typedBy(identity, formatActivationCode(ticket.code));
  expect(await activate(bench.server.publicUrl, typed)).toMatchObject({ status: 200 });
  expect(await refusedWith(ticket.requestId)).toBe('record-open');
});

/** The call has left and has no answer: the row stands still. */
async function sent(table: 'records' | 'closures', id: string): Promise<void> {
  await expect.poll(async () => (await rowOf(table, id))?.['state']).toBe('sending');
}

test('an act under way is not erased, nor the former acts of that person', async () => {
  const identity = someone();
  const former = await bench.closedPerson(identity);
  const held = Promise.withResolvers<void>();
  bench.server.dmp.nextReactivates.push(async () => {
    await held.promise;
    return { outcome: 'refused', code: 'X' };
  });
  const requestId = randomUUIDv7();
  const request = { ...ticketFor(identity).request, act: 'reopen' as const };
  await bench.server.kiosk.create(requestId, request, 0);
  await sent('records', requestId);
  expect(await refusedWith(requestId)).toBe('act-under-way');
  expect(await refusedWith(former.recordId)).toBe('act-under-way');
  held.resolve();
  await bench.server.kiosk.create(requestId, request);
  expect(await bench.erasure.erase(requestId, 'asked')).toBe('erased');
});

test('a closure under way is not erased', async () => {
  const acts = actsAt(bench.server);
  const identity = acts.holder();
  const letGo = acts.heldClosure();
  const closureId = randomUUIDv7();
  await bench.server.kiosk.close(closureId, closureFor(identity), 0);
  await sent('closures', closureId);
  expect(await refusedWith(closureId)).toBe('act-under-way');
  letGo();
  await bench.server.kiosk.close(closureId, closureFor(identity));
  expect(await bench.erasure.erase(closureId, 'asked')).toBe('erased');
});

test('an id that is nobody’s is unknown; a dispute forbids erasure until it is lifted', async () => {
  expect(await refusedWith(randomUUIDv7())).toBe('unknown-act');
  const { recordId } = await bench.closedPerson();
  expect(await bench.erasure.hold(recordId, true)).toBe('changed');
  expect(await bench.erasure.hold(recordId, true)).toBe('same');
  expect(await refusedWith(recordId)).toBe('legal-hold');
  expect(await bench.erasure.hold(recordId, false)).toBe('changed');
  expect(await bench.erasure.erase(recordId, 'asked')).toBe('erased');
  expect(await bench.erasure.hold(recordId, true)).toBe('unknown-act');
  expect((await auditOf(recordId)).slice(-3).map(({ type }) => type)).toEqual([
    'legal-hold-set',
    'legal-hold-lifted',
    'identity-erased',
  ]);
});

test('without its line of audit there is no erasure', async () => {
  const { recordId } = await bench.closedPerson();
  const [taken] = await bench.server.sql('select id from audit_events limit 1');
  const erase = bench.server.sql('select erase_identity($1, $2, $3)', [recordId, 'asked', taken?.['id']]);
  await expect(erase).rejects.toThrow('audit_events_pkey');
  expect(await bench.opened('records', recordId)).toBe('open');
});

test('a server that dies before the vault has forgotten: the next one ends it', async () => {
  const { recordId } = await bench.closedPerson();
  const wrapped = (await bench.keyOf(recordId))?.['wrapped'] as Buffer;
  const dying: KeyVault = {
    ...bench.vault,
    currentKeyId: 'kek-1',
    destroy: () => Promise.reject(new Error('killed')),
  };
  await expect(bench.erasureWith(dying).erase(recordId, 'asked')).rejects.toThrow('killed');
  expect(await bench.keyOf(recordId)).toMatchObject({ wrapped: null, forgotten_at: null });
  expect(await bench.vault.unwrap({ keyId: 'kek-1', bytes: wrapped }, recordId)).toMatchObject({
    outcome: 'unwrapped',
  });
  expect(await bench.erasure.finish()).toBe(1);
  expect(await bench.vault.unwrap({ keyId: 'kek-1', bytes: wrapped }, recordId)).toEqual({
    outcome: 'destroyed',
  });
  expect(await bench.keyOf(recordId)).toMatchObject({ forgotten_at: expect.any(Date) });
  expect(await bench.erasure.finish()).toBe(0);
});

test('the code of an erased record is answered like one that never was, and audited like it', async () => {
  const identity = someone();
  const ticket = ticketFor(identity);
  bench.server.dmp.nextCreates.push({ outcome: 'refused', code: 'X' });
  await bench.server.kiosk.create(ticket.requestId, ticket.request);
  expect(await bench.erasure.erase(ticket.requestId, 'asked')).toBe('erased');
  const last = () =>
    bench.server.sql('select type, record_id, detail from audit_events order by at desc, id desc limit 1');
  const redeem = (code: string) => activate(bench.server.publicUrl, typedBy(identity, code));
  const erased = await redeem(formatActivationCode(ticket.code));
  const erasedAudit = await last();
  const unknown = await redeem(formatActivationCode(ticketFor(identity).code));
  expect(erased).toEqual({ status: 403, body: { answer: 'not-accepted' } });
  expect(erased).toEqual(unknown);
  expect(erasedAudit).toEqual(await last());
});

test('a kiosk that repeats the request of an erased act is told that the id is taken', async () => {
  const identity: Identity = someone();
  const { recordId, closureId } = await bench.closedPerson(identity);
  for (const id of [recordId, closureId]) await bench.erasure.erase(id, 'asked');
  const again = { ...requestFor(identity, ticketFor(identity).request.activationDigest) };
  expect(await bench.server.kiosk.create(recordId, again)).toMatchObject({
    status: 409,
    body: { code: 'request-id-reused' },
  });
  expect(await bench.server.kiosk.close(closureId, closureFor(identity))).toMatchObject({
    status: 409,
    body: { code: 'request-id-reused' },
  });
});

/** Numbers to say at the counter: drawn by a kiosk, taken once by somebody of its site. */
import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type HandOverCode,
  HandOverCodeSchema,
  HandOverReasonSchema,
} from '../../../server/contract/index.ts';
import { handOverStore } from '../../../server/src/assistance/hand-over-store.ts';
import { openDatabase } from '../../../server/src/db/database.ts';
import { createLog } from '../../../server/src/log.ts';
import {
  type BenchKiosk,
  type BenchStaff,
  type CounterBench,
  startCounterBench,
} from '../support/counter-bench.ts';
import type { Answer } from '../support/kiosk-client.ts';

let bench: CounterBench;
let kiosk: BenchKiosk;
let staff: BenchStaff;
beforeAll(async () => {
  bench = await startCounterBench();
  kiosk = await bench.kiosk('Pharmacie du Port');
  staff = await bench.staff(kiosk.site);
});
afterAll(() => bench.stop());

const draw = (id: string, reason = 'not-me'): Promise<Answer> =>
  kiosk.send('PUT', `/v1/hand-overs/${id}`, { reason });
const take = (code: string, by = staff): Promise<Answer> => by.send('POST', '/api/hand-overs', { code });
const unknown = { status: 200, body: { answer: 'unknown' } };

async function drawn(reason?: string): Promise<{ id: string; code: string }> {
  const id = randomUUIDv7();
  const { body } = await draw(id, reason);
  return { id, code: HandOverCodeSchema.parse(body).code };
}

function audited(id: string): Promise<Record<string, unknown>[]> {
  return bench.server.sql(`select type, kiosk_id, detail from audit_events where detail like '%' || $1`, [
    id,
  ]);
}

test('the same id gives the same code; with another reason, or at another kiosk, it gives none', async () => {
  const { id, code } = await drawn();
  expect(await draw(id)).toMatchObject({ status: 200, body: { code } });
  expect(await draw(id, 'ticket')).toMatchObject({ status: 409, body: { code: 'request-id-reused' } });
  const neighbour = await bench.kiosk(kiosk.site);
  const foreign = await neighbour.send('PUT', `/v1/hand-overs/${id}`, { reason: 'not-me' });
  expect(foreign).toMatchObject({ status: 409, body: { code: 'request-id-reused' } });
});

test('a reason that would tell an answer is not on the list', async () => {
  expect(await draw(randomUUIDv7(), 'refused')).toMatchObject({ status: 400 });
});

test('taken over: the reason is told and the audit names who, for one act once', async () => {
  const { id, code } = await drawn('birth-date-unreadable');
  const told = { answer: 'taken', reason: 'birth-date-unreadable', label: 'Borne 1' };
  expect(await take(code.toLowerCase())).toMatchObject({ status: 200, body: told });
  expect((await take(`${code.slice(0, 3)} ${code.slice(3)}`)).body).toEqual(told);
  expect(await audited(id)).toEqual([
    { type: 'hand-over-taken', kiosk_id: kiosk.id, detail: `essai-pharmacien:${id}` },
  ]);
});

test('a colleague who says the same number is told that it is not there', async () => {
  const { id, code } = await drawn();
  const colleague = await bench.staff(kiosk.site, 'essai-preparatrice');
  const answers = await Promise.all([take(code), take(code, colleague)]);
  const said = answers.map(({ body }) => (body as { answer: string }).answer).sort();
  expect(said).toEqual(['taken', 'unknown']);
  expect(await audited(id)).toHaveLength(1);
});

test('at another site, or after two hours, the number is unknown', async () => {
  const elsewhere = await bench.kiosk('CPAM de la Gare');
  const stranger = await bench.staff(elsewhere.site);
  const { id, code } = await drawn();
  expect(await take(code, stranger)).toMatchObject(unknown);
  const [row] = await bench.server.sql(
    `select extract(epoch from expires_at - drawn_at)::int as seconds from hand_overs where id = $1`,
    [id],
  );
  expect(row).toEqual({ seconds: 7_200 });
  await bench.server.sql(`update hand_overs set expires_at = now() where id = $1`, [id]);
  expect(await take(code)).toMatchObject(unknown);
  expect(await audited(id)).toEqual([]);
});

test('every reason of the contract is one that the database keeps', async () => {
  for (const reason of HandOverReasonSchema.options) {
    const { code } = await drawn(reason);
    expect((await take(code)).body).toMatchObject({ answer: 'taken', reason });
  }
});

test('ten wrong numbers in a minute, also side by side, make this session wait, and no other one', async () => {
  const hasty = await bench.staff(kiosk.site);
  const { code } = await drawn();
  const answers = await Promise.all(Array.from({ length: 14 }, () => take('ZZZZZZ', hasty)));
  const said = answers.map(({ body }) => (body as { answer: string }).answer).sort();
  expect(said).toEqual([...Array(4).fill('too-many'), ...Array(10).fill('unknown')]);
  expect((await take(code, hasty)).body).toEqual({ answer: 'too-many', seconds: expect.any(Number) });
  expect((await take(code)).body).toMatchObject({ answer: 'taken' });
});

test('a number that somebody of the site holds already is drawn again', async () => {
  const database = openDatabase({
    url: bench.server.config.DATABASE_URL,
    log: createLog('silent'),
    poolSize: 1,
  });
  const siteId = await bench.siteId(kiosk.site);
  const { code } = await drawn();
  const values = [...code].map((symbol) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(symbol));
  const script = [...values, ...values, 31, 31, 31, 31, 31, 30];
  const store = handOverStore({ database, randomInt: () => script.shift() ?? 0 });
  const next = await store.draw({ id: randomUUIDv7(), kioskId: kiosk.id, siteId, reason: 'ticket' });
  await database.close();
  expect({ code: next } satisfies Record<'code', string | null>).toEqual({
    code: 'ZZZZZY',
  } satisfies HandOverCode);
});

test('no audit, no act: when the trail cannot be written, the number is not taken', async () => {
  const { id, code } = await drawn();
  await bench.server.sql('alter table audit_events rename to audit_events_hidden');
  const answer = await take(code);
  await bench.server.sql('alter table audit_events_hidden rename to audit_events');
  expect(answer.status).toBe(500);
  expect(await bench.server.sql('select taken_by from hand_overs where id = $1', [id])).toEqual([
    { taken_by: null },
  ]);
});

/** One act at a time for one person: opening, reopening and closure keep each other out, also at the very same moment. */
import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closureFor, someone } from '../support/people.ts';
import { type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';
import { type Acts, actsAt } from './acts.ts';

let server: ServerUnderTest;
let acts: Acts;
beforeAll(async () => {
  server = await startTestServer();
  acts = actsAt(server);
});
afterAll(() => server.stop());

test('twenty kiosks close one record at once: one does, the others are told', async () => {
  const identity = acts.holder();
  const letGo = acts.heldClosure();
  const told: number[] = [];
  const all = Array.from({ length: 20 }, async () => {
    told.push((await acts.close(closureFor(identity))).status);
  });
  // The one that was taken still waits for the national answer.
  await expect.poll(() => told.length, { timeout: 10_000 }).toBe(19);
  expect(new Set(told)).toEqual(new Set([409]));
  letGo();
  await Promise.all(all);
  expect(told.at(-1)).toBe(200);
  expect(acts.closuresOf(identity)).toBe(1);
});

test('a closure under way is told as requested, and keeps an opening and a reopening out', async () => {
  const identity = acts.holder();
  const letGo = acts.heldClosure();
  await acts.close(closureFor(identity), 0);
  expect(await acts.statusOf(identity)).toEqual({ status: 'requested', since: null, linkedToMes: false });
  for (const act of ['open', 'reopen'] as const) {
    expect(await acts.open(identity, act)).toMatchObject({
      status: 409,
      body: { code: 'person-already-served' },
    });
  }
  letGo();
  await expect.poll(() => acts.statusOf(identity)).toMatchObject({ status: 'closed' });
  expect(server.dmp.callsFor(identity.nir)).not.toContain('create');
});

test('a closure while an opening is pending is kept out, and possible once it is open', async () => {
  const identity = someone();
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  server.dmp.nextCreates.push(async (opening) => {
    await held;
    server.dmp.act(opening);
    return { outcome: 'created' };
  });
  await acts.open(identity, 'open', 0);
  expect(await acts.close(closureFor(identity))).toMatchObject({
    status: 409,
    body: { code: 'person-already-served' },
  });
  letGo();
  await expect.poll(() => acts.statusOf(identity)).toMatchObject({ status: 'open' });
  expect((await acts.close(closureFor(identity))).body).toEqual({ outcome: 'closed' });
});

test('an opening, a reopening and a closure at the very same moment: one is taken', async () => {
  for (let round = 0; round < 5; round += 1) {
    const identity = acts.holder();
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    // Whichever is taken stays under way until all were answered.
    server.dmp.nextFinds.push(async () => held.then(() => ({ outcome: 'none' })));
    server.dmp.nextCreates.push(async () => held.then(() => ({ outcome: 'refused', code: 'X' })));
    const answers = await Promise.all([
      acts.open(identity, 'open', 0),
      acts.open(identity, 'reopen', 0),
      acts.close(closureFor(identity), 0),
      acts.close(closureFor(identity), 0),
    ]);
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409', '409', '409']);
    letGo();
    await expect.poll(() => server.sql('select 1 from acts_under_way')).toEqual([]);
    server.dmp.nextFinds.length = 0;
    server.dmp.nextCreates.length = 0;
  }
});

test('the tables themselves refuse two acts of one person, and a representative without papers', async () => {
  const identity = acts.holder();
  const letGo = acts.heldClosure();
  await acts.close(closureFor(identity), 0);
  const [row] = await server.sql(
    `select * from closures where state <> 'closed' and state <> 'refused' limit 1`,
  );
  const copy = (column: string, value: string): Promise<unknown> =>
    server.sql(
      `insert into closures (id, kiosk_id, person_index, identity_sealed, request_hash, regime, notice_version,
                             notice_sha256, language, actor, confirmed_at, ${column})
       select $1, kiosk_id, person_index, identity_sealed, request_hash, regime, notice_version, notice_sha256,
              language, 'guardian', confirmed_at, ${value} from closures where id = $2`,
      [randomUUIDv7(), row?.['id']],
    );
  await expect(copy('state', `'requested'`)).rejects.toThrow('representatives_showed_papers');
  await expect(
    server.sql(
      `insert into closures (id, kiosk_id, person_index, identity_sealed, request_hash, regime, notice_version,
                             notice_sha256, language, actor, confirmed_at)
       select $1, kiosk_id, person_index, identity_sealed, request_hash, regime, notice_version, notice_sha256,
              language, 'self', confirmed_at from closures where id = $2`,
      [randomUUIDv7(), row?.['id']],
    ),
  ).rejects.toThrow('one_closure_under_way_per_person');
  await expect(
    server.sql(
      'insert into acts_under_way (person_index, act_id) select person_index, $1 from acts_under_way',
      [randomUUIDv7()],
    ),
  ).rejects.toThrow('acts_under_way_pkey');
  letGo();
  await expect.poll(() => acts.statusOf(identity)).toMatchObject({ status: 'closed' });
});

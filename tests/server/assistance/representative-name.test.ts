/**
 * The representative's name: typed once at the counter, sealed, sent to the national service with the act that it is for,
 * and in no other place.
 */
import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { papersAccepted } from '../../../server/src/assistance/papers.ts';
import { purgeAssistance } from '../../../server/src/assistance/retention.ts';
import { type Database, openDatabase } from '../../../server/src/db/database.ts';
import { createLog } from '../../../server/src/log.ts';
import { openVault } from '../../../server/src/secrets/open-vault.ts';
import {
  type BenchKiosk,
  type BenchStaff,
  type CounterBench,
  nameOnPapers,
  papersOf,
  startCounterBench,
} from '../support/counter-bench.ts';
import { anyDigest, closureFor, requestFor, someChild } from '../support/people.ts';

let bench: CounterBench;
let kiosk: BenchKiosk;
let staff: BenchStaff;
let database: Database;
beforeAll(async () => {
  bench = await startCounterBench({ environment: { DELIVERY_WORKERS: '1' } });
  kiosk = await bench.kiosk('Pharmacie du Port');
  staff = await bench.staff(kiosk.site);
  database = openDatabase({ url: bench.server.config.DATABASE_URL, log: createLog('silent'), poolSize: 1 });
});
afterAll(async () => {
  await database.close();
  await bench.stop();
});

/** A mother's papers, accepted for this visit. */
async function accepted(visitId: string): Promise<string> {
  const callId = randomUUIDv7();
  await kiosk.place(papersOf(visitId), callId);
  await staff.act(callId, { act: 'take' });
  const said = { relation: 'mother', opinion: 'agrees', name: nameOnPapers } as const;
  expect((await staff.act(callId, { act: 'accept-papers', ...said })).status).toBe(200);
  return callId;
}

/** Every row of every table, as the database itself would write it out. */
async function everyRow(): Promise<string> {
  const tables = await bench.server.sql(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const texts: string[] = [];
  for (const { name } of tables)
    for (const { row } of await bench.server.sql(`select t::text as row from ${String(name)} t`))
      texts.push(String(row));
  return texts.join('\n');
}

const names = [nameOnPapers.familyName, nameOnPapers.firstName];
/** Also as the database writes bytes. */
const spellings = names.flatMap((name) => [name, Buffer.from(name).toString('hex')]);
const tellsIt = (text: string): boolean => spellings.some((spelling) => text.includes(spelling));

test('it goes into the opening and the closure that it was taken down for, and nowhere else', async () => {
  const board = await staff.board();
  const calls = await kiosk.listen();
  const [opening, closing] = [randomUUIDv7(), randomUUIDv7()];
  const child = someChild();
  const request = requestFor(child, anyDigest());
  const consent = { ...request.consent, actor: 'parent', papersCallId: await accepted(opening) } as const;
  const answers = [await kiosk.create(opening, { ...request, consent })];
  const papersCallId = await accepted(closing);
  answers.push(await kiosk.close(closing, { ...closureFor(child), actor: 'parent', papersCallId }));
  expect(answers.map(({ body }) => body)).toEqual([{ outcome: 'created' }, { outcome: 'closed' }]);

  const told = { representative: 'mother', representativeName: nameOnPapers };
  expect(bench.server.dmp.openings).toMatchObject([told]);
  expect(bench.server.dmp.closings).toMatchObject([told]);
  // All that was heard: the end of a call is told once, and the next reading, a heartbeat's too, no longer holds it.
  await expect.poll(() => JSON.stringify(calls.events)).toContain(papersCallId);
  for (const { events } of [board, calls]) expect(tellsIt(JSON.stringify(events))).toBe(false);
  expect(tellsIt(JSON.stringify(answers))).toBe(false);
  expect(tellsIt(bench.server.logged())).toBe(false);
  expect(tellsIt(await everyRow())).toBe(false);
  board.close();
  calls.close();
});

test('it is kept beside the call no longer than the papers are good for', async () => {
  const callId = await accepted(randomUUIDv7());
  const sealed = async () =>
    (
      await bench.server.sql('select name_sealed is not null as "kept" from calls where id = $1', [callId])
    )[0];
  const age = (interval: string) =>
    bench.server.sql('update calls set over_at = now() - $2::interval where id = $1', [callId, interval]);
  await age('1 hour 59 minutes');
  await purgeAssistance(database, 30);
  expect(await sealed()).toEqual({ kept: true });
  await age('2 hours 1 minute');
  await purgeAssistance(database, 30);
  expect(await sealed()).toEqual({ kept: false });
});

test('it opens at its own call and its own visit alone, and never again once the vault forgot that visit', async () => {
  const vault = openVault(bench.server.config);
  const papers = papersAccepted(database, vault);
  const [visitId, other] = [randomUUIDv7(), randomUUIDv7()];
  const asked = { callId: await accepted(visitId), visitId, kioskId: kiosk.id };
  const strange = { callId: await accepted(other), visitId: other, kioskId: kiosk.id };
  await bench.server.sql(
    `update calls c set name_sealed = o.name_sealed, name_key_id = o.name_key_id,
                        name_wrapped_key = o.name_wrapped_key
       from calls o where c.id = $1 and o.id = $2`,
    [strange.callId, asked.callId],
  );
  await expect(papers(strange)).rejects.toThrow('cannot be opened');
  expect(await papers(asked)).toMatchObject({ name: nameOnPapers });
  await vault.destroy([visitId]);
  expect(await papers(asked)).toMatchObject({ relation: 'mother', name: null });
});

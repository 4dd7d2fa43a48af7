/** The board of a site, as it changes, whichever server process a kiosk or a page speaks to. */
import { randomUUIDv7 } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Board, KioskLine } from '../../../server/contract/counter.ts';
import {
  type BenchKiosk,
  type CounterBench,
  help,
  papersOf,
  startCounterBench,
} from '../support/counter-bench.ts';
import type { EventReader } from '../support/event-reader.ts';
import type { ServerUnderTest } from '../support/server-under-test.ts';

let bench: CounterBench;
let second: ServerUnderTest;
let kiosk: BenchKiosk;
let neighbour: BenchKiosk;
const open: EventReader[] = [];

beforeAll(async () => {
  bench = await startCounterBench();
  second = await bench.secondServer();
  kiosk = await bench.kiosk('Pharmacie du Port');
  neighbour = await bench.kiosk('Pharmacie du Port');
});
afterEach(async () => {
  for (const reader of open.splice(0)) reader.close();
  await bench.server.sql(`update calls set state = 'over', over_at = now() where state <> 'over'`);
  await bench.server.sql('delete from kiosk_phases');
});
afterAll(() => bench.stop());

async function boardOf(
  site = kiosk.site,
  at = bench.server,
  staffId = 'essai-pharmacien',
): Promise<() => KioskLine[]> {
  const staff = await bench.staff(site, staffId, at);
  const reader = await staff.board();
  open.push(reader);
  return () => linesOf(reader);
}

const linesOf = (reader: EventReader): KioskLine[] => (reader.last() as Board | undefined)?.kiosks ?? [];

const tell = (phase: string, from = kiosk) => from.send('PUT', '/v1/kiosk/phase', { phase });

test('one line a kiosk: its label, how it stands, its call; and nothing about anybody', async () => {
  const visitId = randomUUIDv7();
  const callId = randomUUIDv7();
  await tell('deciding');
  await kiosk.place(papersOf(visitId), callId);
  const board = await boardOf();
  await expect.poll(board).toEqual([
    {
      kioskId: kiosk.id,
      label: 'Borne 1',
      phase: 'deciding',
      call: { callId, kind: 'papers', as: 'parent', takenBy: null, waitedMs: expect.any(Number) },
    },
    { kioskId: neighbour.id, label: 'Borne 2', phase: 'silent', call: null },
  ]);
  expect(JSON.stringify(board())).not.toContain(visitId);
});

test('whoever waits longest comes first, kiosks without a call last', async () => {
  const board = await boardOf();
  await neighbour.place(help);
  await expect.poll(() => board().map(({ label }) => label)).toEqual(['Borne 2', 'Borne 1']);
  await kiosk.place(help);
  await expect.poll(() => board().map(({ call }) => call !== null)).toEqual([true, true]);
  expect(board().map(({ label }) => label)).toEqual(['Borne 2', 'Borne 1']);
});

test('a call placed at one server is drawn from another, and taken there; the kiosk hears it where it listens', async () => {
  const here = await boardOf();
  const there = await boardOf(kiosk.site, second, 'essai-preparatrice');
  const stream = await kiosk.listen();
  open.push(stream);
  const callId = randomUUIDv7();
  await kiosk.place(help, callId);
  await expect.poll(() => there()[0]?.call).toMatchObject({ callId, takenBy: null });
  const staff = await bench.staff(kiosk.site, 'essai-preparatrice', second);
  await staff.act(callId, { act: 'take' });
  await expect
    .poll(() => here()[0]?.call?.takenBy)
    .toEqual({ name: 'Agent d’essai – préparatrice', me: false });
  await expect.poll(() => there()[0]?.call?.takenBy).toMatchObject({ me: true });
  await expect.poll(() => kiosk.calls(stream)).toMatchObject([{ callId, state: 'taken' }]);
  await kiosk.at(second).withdraw(callId);
  await expect.poll(() => here()[0]?.call).toBeNull();
  await expect
    .poll(() => kiosk.heard(stream))
    .toContainEqual(expect.objectContaining({ callId, state: 'over' }));
});

test('each phase is told at once, and a kiosk that says nothing for long is shown as silent', async () => {
  const board = await boardOf();
  const phase = () => board().find(({ kioskId }) => kioskId === kiosk.id)?.phase;
  for (const said of ['arriving', 'informing', 'ending', 'free']) {
    await tell(said);
    await expect.poll(phase).toBe(said);
  }
  await bench.server.sql(`update kiosk_phases set told_at = now() - interval '80 seconds'`);
  await tell('free', neighbour);
  await expect.poll(phase).toBe('silent');
  await tell('free');
  await expect.poll(phase).toBe('free');
});

test('another site’s kiosks and calls are never on the board', async () => {
  const elsewhere = await bench.kiosk('CPAM de la Gare');
  const board = await boardOf();
  const theirs = await boardOf(elsewhere.site);
  await elsewhere.place(help);
  await expect.poll(() => theirs().map(({ kioskId }) => kioskId)).toEqual([elsewhere.id]);
  await tell('free');
  await expect
    .poll(() =>
      board()
        .map(({ kioskId }) => kioskId)
        .sort(),
    )
    .toEqual([kiosk.id, neighbour.id].sort());
});

test('when the listening connections die, the next ones tell what was missed', async () => {
  const board = await boardOf(kiosk.site, second);
  await expect.poll(() => board().length).toBe(2);
  const killed = await bench.server.sql(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'borne-listener' and datname = current_database()`,
  );
  expect(killed).toHaveLength(2);
  await kiosk.place(help);
  await expect.poll(() => board()[0]?.call?.kind, { timeout: 5_000 }).toBe('help');
  await kiosk.place({ ...help, kind: 'card-forgotten' });
  await expect.poll(() => board()[0]?.call?.kind).toBe('card-forgotten');
});

test('a revoked kiosk leaves the board; a moved one has the first free label of its new site', async () => {
  const moved = await bench.kiosk('CPAM du Marché');
  await bench.kiosk('CPAM du Marché');
  await bench.server.sql('update kiosks set site_id = $1 where id = $2', [
    await bench.siteId(kiosk.site),
    moved.id,
  ]);
  await bench.kiosk('CPAM du Marché');
  const board = await boardOf();
  await expect.poll(() => board().map(({ label }) => label)).toEqual(['Borne 1', 'Borne 2', 'Borne 3']);
  await bench.server.sql('update kiosks set revoked_at = now() where id = $1', [moved.id]);
  await tell('maintenance');
  await expect.poll(() => board().map(({ label }) => label)).toEqual(['Borne 1', 'Borne 2']);
  const market = await boardOf('CPAM du Marché');
  await expect.poll(() => market().map(({ label }) => label)).toEqual(['Borne 1', 'Borne 2']);
});

test('a fifth tab of one session closes the oldest', async () => {
  const staff = await bench.staff(kiosk.site);
  const tabs: EventReader[] = [];
  for (let tab = 0; tab < 5; tab += 1) tabs.push(await staff.board());
  open.push(...tabs);
  await tabs[0]?.ended;
  await kiosk.place(help);
  await expect
    .poll(() => tabs.slice(1).map((tab) => linesOf(tab)[0]?.call?.kind))
    .toEqual(Array.from({ length: 4 }, () => 'help'));
});

test('a server that stops lets go of its boards and kiosks at once', async () => {
  const third = await bench.secondServer();
  const board = await (await bench.staff(kiosk.site, 'essai-pharmacien', third)).board();
  const stream = await kiosk.at(third).listen();
  await third.stop();
  await Promise.all([board.ended, stream.ended]);
});

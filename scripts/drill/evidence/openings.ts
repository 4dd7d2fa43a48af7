/**
 * Every opening is asked several times at once, some with their lines in another order, some cut on the way, one a
 * hundred times; and some people are asked for at two screens at once, under two ids. Whatever happens, one person has one record, one act,
 * one trail of it and one creation at the national service.
 */
import { randomUUIDv7 } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { inventedPerson } from '../../bench/invented-people.ts';
import { type KioskHand, kioskHand } from '../../bench/signed-opening.ts';
import type { RunningServer, ServerLine } from '../../line/server-line.ts';
import type { Chance } from '../chance.ts';
import { handsOf } from '../hands.ts';
import { askDatabase } from '../records.ts';
import { type KioskDoor, kioskDoor } from './kiosk-door.ts';
import type { Person } from './people.ts';

export interface OpeningsFound {
  /** Records that are open. */
  openings: number;
  /** Requests that were sent for them. */
  requests: number;
  /** People, ids, evidence, leaves, audited requests or national creations that are there more often than once. */
  duplicates: number;
  /** People who have no record at the end, or whose request was answered as it must not be. */
  missing: number;
}

const atOnce = 12;
const storm = 100;
const settledWithinMs = 120_000;
const firstContested = 4_000_000;

export async function tryOpenings(
  line: ServerLine,
  server: RunningServer,
  people: readonly Person[],
  chance: Chance,
  say: (line: string) => void,
): Promise<OpeningsFound> {
  const hand = await kioskHand(line);
  const door = kioskDoor(line, server, storm);
  const tried: Trial = { door, hand, chance, requests: 0, odd: 0, contested: 0 };
  try {
    const waiting = [...people.entries()];
    const worker = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [rank, person] = next;
        await askOften(tried, person, rank === 0 ? storm : 3 + chance.below(3));
        if (rank % 200 === 199) say(`${rank + 1} ouvertures sur ${people.length}…`);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    await allSettled(line.databaseUrl);
  } finally {
    await door.close();
  }
  const found = await countTwice(line, people.length + tried.contested);
  return { ...found, requests: tried.requests, missing: found.missing + tried.odd };
}

interface Trial {
  door: KioskDoor;
  hand: KioskHand;
  chance: Chance;
  requests: number;
  /** Answers that must not be. */
  odd: number;
  /** People who were asked for at two screens. */
  contested: number;
}

/** All copies at once. A copy may be reordered or cut; a second id is the same person at another screen. */
async function askOften(trial: Trial, { identity, recordId, digest }: Person, times: number): Promise<void> {
  const { door, hand, chance } = trial;
  const body = hand.opening(recordId, identity, digest);
  const path = `/v1/records/${recordId}`;
  const copies = Array.from({ length: times }, async (_, rank) => {
    if (rank > 0 && chance.oneIn(5))
      return door.cut(path, body, chance.oneIn(2) ? undefined : chance.below(body.length));
    const { status } = await door.put(path, chance.oneIn(3) ? reordered(body) : body);
    trial.odd += Number(status !== 200);
  });
  trial.requests += copies.length;
  await Promise.all(copies);
  if (chance.oneIn(4)) await askAtTwoScreens(trial);
}

/** Somebody else, under two ids at once: one is served, the other is told so and leaves nothing. */
async function askAtTwoScreens(trial: Trial): Promise<void> {
  const { door, hand } = trial;
  const identity = inventedPerson(firstContested + trial.contested);
  trial.contested += 1;
  trial.requests += 2;
  const ids = [randomUUIDv7(), randomUUIDv7()];
  const answers = await Promise.all(
    ids.map((id) => door.put(`/v1/records/${id}`, hand.opening(id, identity))),
  );
  const statuses = answers.map(({ status }) => status).sort((a, b) => a - b);
  trial.odd += Number(statuses[0] !== 200 || statuses[1] !== 409);
}

/** The same request, its fields in another order. */
function reordered(body: string): string {
  return JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(body) as object).reverse()));
}

async function allSettled(databaseUrl: string): Promise<void> {
  for (const until = performance.now() + settledWithinMs; performance.now() < until; await sleep(250)) {
    const [row] = await askDatabase<{ open: number }>(
      databaseUrl,
      `select count(*)::int as open from records where state in ('requested', 'sending', 'uncertain')`,
    );
    if (row?.open === 0) return;
  }
  throw new Error('openings have not settled in two minutes');
}

async function countTwice(
  line: ServerLine,
  expected: number,
): Promise<Pick<OpeningsFound, 'openings' | 'duplicates' | 'missing'>> {
  const [row] = await askDatabase<{ openings: number; twice: number }>(line.databaseUrl, counts);
  const { records } = await handsOf(line.ports).national();
  const nationalTwice = records.reduce((sum, { creations }) => sum + Math.max(0, creations - 1), 0);
  const { openings = 0, twice = 0 } = row ?? {};
  return {
    openings,
    duplicates: twice + nationalTwice + Math.max(0, openings - expected),
    missing: Math.max(0, expected - openings) + Math.max(0, expected - records.length),
  };
}

const more = (table: string, by: string, where = 'true'): string =>
  `(select coalesce(sum(times - 1), 0)
      from (select count(*) as times from ${table} where ${where} group by ${by} having count(*) > 1) as again)`;

const counts = `
  select (select count(*)::int from records where state = 'created') as openings,
         (${[
           more('records', 'person_index', `state = 'created'`),
           more('consents', 'record_id'),
           more('evidence', 'act_id', `kind = 'received'`),
           more('evidence', 'act_id', `kind = 'outcome'`),
           more('audit_events', 'record_id', `type = 'record-requested'`),
           more('activation_codes', 'record_id', 'dead_at is null'),
           `(select count(*) from evidence e left join ledger_leaves l using (id) where l.id is null)`,
         ].join(' + ')})::int as twice`;

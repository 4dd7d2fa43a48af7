/** Does the time of an answer tell a code that was never printed from one that is used, expired or locked? */
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { newActivationCode } from '@borne/server/contract';
import pg from 'pg';
import type { RunningServer } from '../../line/server-line.ts';
import { noSample, type Sample, welchT, withValue } from '../../timing/welch.ts';
import type { Chance } from '../chance.ts';
import { type ActivationDoor, activationDoor, type Typed, typedBy } from './activation-door.ts';
import type { Person } from './people.ts';

const kinds = ['unknown', 'used', 'expired', 'locked'] as const;
type Kind = (typeof kinds)[number];

export interface TimesFound {
  /** The largest |t| of Welch between two of the four. */
  timingT: number;
  samples: number;
  meansMs: Record<Kind, number>;
}

const lanes = 2;
const tries = 5;

/** `people`: their codes are used up here. */
export async function measureTimes(
  server: RunningServer,
  people: readonly Person[],
  samples: number,
  chance: Chance,
  say: (line: string) => void,
): Promise<TimesFound> {
  const door = await activationDoor(server, lanes);
  const found: Record<Kind, Sample> = {
    unknown: noSample,
    used: noSample,
    expired: noSample,
    locked: noSample,
  };
  const rounds = Math.ceil(samples / kinds.length);
  let begun = 0;
  try {
    const groups = await prepare(server, door, people);
    const lane = async (): Promise<void> => {
      while (begun < rounds) {
        begun += 1;
        if (begun % 500 === 0) say(`${begun * kinds.length} réponses chronométrées sur ${samples}…`);
        await door.forgetLimits();
        for (const kind of shuffled(kinds, chance)) {
          const typed = typedBy(chance.pick(groups[kind]));
          // Never the same unknown code twice: nothing may be warm.
          const elapsed = await timed(
            door,
            kind === 'unknown' ? { ...typed, code: newActivationCode(randomInt) } : typed,
          );
          found[kind] = withValue(found[kind], elapsed);
        }
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    return judged(found);
  } finally {
    await door.close();
  }
}

function judged(found: Record<Kind, Sample>): TimesFound {
  const ts = kinds.flatMap((one, at) => kinds.slice(at + 1).map((other) => welchT(found[one], found[other])));
  const hundredth = (value: number): number => Math.round(value * 100) / 100;
  const means = kinds.map((kind) => [kind, hundredth(found[kind].mean)] as const);
  return {
    timingT: hundredth(Math.max(...ts.map(Math.abs))),
    samples: kinds.reduce((sum, kind) => sum + found[kind].count, 0),
    meansMs: Object.fromEntries(means) as Record<Kind, number>,
  };
}

/** Milliseconds until the whole answer is here. */
async function timed(door: ActivationDoor, typed: Typed): Promise<number> {
  for (;;) {
    const startedAt = performance.now();
    const answer = await door.ask(typed);
    const elapsed = performance.now() - startedAt;
    if (answer === 'not-accepted') return elapsed;
    if (answer !== 'too-many' && answer !== 'busy') throw new Error(`a dead code was answered ${answer}`);
    await sleep(200);
    await door.forgetLimits();
  }
}

/** A quarter of the people for each kind. Only time is brought forward by hand; the rest is done through the door. */
async function prepare(
  { databaseUrl }: RunningServer,
  door: ActivationDoor,
  people: readonly Person[],
): Promise<Record<Kind, Person[]>> {
  const groups = Object.fromEntries(
    kinds.map((kind, place) => [kind, people.filter((_, rank) => rank % kinds.length === place)]),
  ) as Record<Kind, Person[]>;
  for (const person of groups.used) {
    await door.forgetLimits();
    if ((await door.ask(typedBy(person))) !== 'activated') throw new Error('a live code did not open');
  }
  for (const person of groups.locked) {
    const typed = typedBy(person);
    const wrong = { ...typed, nirEnd: typed.nirEnd === '0000' ? '1111' : '0000' };
    await door.forgetLimits();
    for (let one = 0; one < tries; one += 1) await door.ask(wrong);
  }
  await expire(
    databaseUrl,
    groups.expired.map(({ recordId }) => recordId),
  );
  return groups;
}

async function expire(databaseUrl: string, recordIds: string[]): Promise<void> {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  await database.query(
    `update activation_codes set expires_at = now() - interval '1 hour' where record_id = any($1)`,
    [recordIds],
  );
  await database.end();
}

function shuffled<Item>(items: readonly Item[], chance: Chance): Item[] {
  const left = [...items];
  return items.flatMap(() => left.splice(chance.below(left.length), 1));
}

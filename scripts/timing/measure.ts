/** Asks for every kind in turn, in an order drawn anew each round, and times the answers on the wire. */
import { randomInt } from 'node:crypto';
import pg from 'pg';
import { Pool } from 'undici';
import type { Line } from '../line/line.ts';
import { type Kind, kinds, type Typed, typedNow } from './tickets.ts';
import { noSample, type Sample, withValue } from './welch.ts';

export type Samples = Record<Kind, Sample>;

export interface MeasureOptions {
  line: Line;
  tickets: Record<Kind, Typed[]>;
  /** In all, over every kind. */
  samples: number;
  /** Visitors side by side; each asks one thing after the other. */
  lanes: number;
  address: '/api/activation' | '/api/home/return';
  say: (text: string) => void;
}

/** The limits are those of production: the table of their counters is emptied every few rounds. */
export async function measure(options: MeasureOptions): Promise<Samples> {
  const { line, samples, lanes, say } = options;
  const pool = new Pool(`http://localhost:${line.ports.activation}`, { connections: lanes, pipelining: 1 });
  const database = new pg.Client({ connectionString: line.databaseUrl });
  await database.connect();
  const found: Samples = { wrong: noSample, used: noSample, expired: noSample, locked: noSample };
  const rounds = Math.ceil(samples / kinds.length);
  let begun = 0;
  const lane = async (): Promise<void> => {
    while (begun < rounds) {
      begun += 1;
      if (begun % 3 === 0) await database.query('delete from gcra');
      if (begun % 500 === 0) say(`${begun * kinds.length} / ${samples}`);
      await round(pool, options, found);
    }
  };
  try {
    await Promise.all(Array.from({ length: lanes }, lane));
    return found;
  } finally {
    await pool.close();
    await database.end();
  }
}

async function round(pool: Pool, { tickets, address }: MeasureOptions, found: Samples): Promise<void> {
  for (const kind of shuffled(kinds)) {
    const ofKind = tickets[kind];
    const typed = ofKind[randomInt(ofKind.length)];
    if (!typed) throw new Error(`no ticket is ${kind}`);
    found[kind] = withValue(found[kind], await timed(pool, address, typedNow(kind, typed)));
  }
}

/** Milliseconds from the question to the end of the answer; any other answer than « not-accepted » is a fault. */
async function timed(pool: Pool, path: string, typed: Typed): Promise<number> {
  const startedAt = performance.now();
  const { statusCode, body } = await pool.request({
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(typed),
  });
  await body.dump();
  const elapsed = performance.now() - startedAt;
  if (statusCode !== 403) throw new Error(`answered ${statusCode}`);
  return elapsed;
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  const list = [...items];
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [list[last], list[other]] = [list[other] as Item, list[last] as Item];
  }
  return list;
}

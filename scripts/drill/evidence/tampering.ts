/**
 * A superuser changes rows behind the server's back, each way on a copy of the database with a server of its own, and
 * the time is taken until that running server says so: on `/ledgerz` and, as `ledger-tampered`, in its log.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePorts } from '../../line/ports.ts';
import type { RunningServer, ServerLine } from '../../line/server-line.ts';
import type { Chance } from '../chance.ts';
import { type KioskDoor, kioskDoor } from './kiosk-door.ts';
import { ledgerHealth, untilSettled } from './ledger-health.ts';
import { type Way, ways } from './ways-to-tamper.ts';

export interface TamperingFound {
  /** The longest; null: one way was not noticed in time. */
  tamperDetectedSeconds: number | null;
  seconds: Record<string, number | null>;
}

/** Servers side by side: the cluster has so many connections. */
const together = 4;
const soundWithinMs = 150_000;
const givenUpMs = 120_000;

export interface TamperingOptions {
  line: ServerLine;
  /** How long one look of the watch takes. */
  watchSeconds: number;
  /** How many ways, of all. */
  count: number;
  chance: Chance;
  say: (line: string) => void;
}

/**
 * No server may run on the line's own database: it is copied. Its ledger has settled, or each copy would go on from
 * there in its own way, and the witness would know only one of them.
 */
export async function tryTampering(options: TamperingOptions): Promise<TamperingFound> {
  const names = Object.keys(ways).slice(0, options.count);
  const seconds: Record<string, number | null> = {};
  for (let from = 0; from < names.length; from += together) {
    const some = names.slice(from, from + together);
    const servers: RunningServer[] = [];
    for (const [at, name] of some.entries())
      servers.push(await copyWithServer(options, `copy${from + at}`, name));
    try {
      await Promise.all(
        some.map(async (name, at) => {
          const server = servers[at];
          if (server) seconds[name] = await noticed(options, server, ways[name] ?? []);
          options.say(`  ${name} : ${seconds[name] ?? 'pas vu'} s`);
        }),
      );
    } finally {
      for (const server of servers) await server.stop();
      const copies = some.map((_, at) => `drop database if exists copy${from + at} with (force)`);
      await asSuperuser(options.line.urlOf('postgres'), copies);
    }
  }
  const all = Object.values(seconds);
  const worst = all.some((one) => one === null) ? null : Math.max(...all.map(Number));
  return { tamperDetectedSeconds: worst, seconds };
}

async function copyWithServer(
  { line, watchSeconds }: TamperingOptions,
  database: string,
  way: string,
): Promise<RunningServer> {
  await asSuperuser(line.urlOf('postgres'), [`create database ${database} template borne`]);
  return line.startServer(`server-${way.replaceAll(/[^a-z]+/g, '-')}`, {
    databaseUrl: line.urlOf(database),
    ports: await freePorts(),
    settings: { DELIVERY_WORKERS: '0', LEDGER_WATCH_SECONDS: `${watchSeconds}` },
  });
}

/** Null: not within two minutes. */
async function noticed(
  { line, watchSeconds, chance }: TamperingOptions,
  server: RunningServer,
  way: Way,
): Promise<number | null> {
  const door = kioskDoor(line, server, 1);
  try {
    await untilSettled(door, soundWithinMs);
    // At any moment of its round.
    await sleep(chance.below(1_000 * watchSeconds));
    const before = server.logged();
    await asSuperuser(server.databaseUrl, way);
    return await secondsUntilSaid(door, server, before);
  } finally {
    await door.close();
  }
}

async function secondsUntilSaid(
  door: KioskDoor,
  server: RunningServer,
  before: string,
): Promise<number | null> {
  const tampered = performance.now();
  while (performance.now() - tampered < givenUpMs) {
    const logged = server.logged().slice(before.length).includes('"ledger-tampered"');
    if (logged && !(await ledgerHealth(door)).sound)
      return Math.round((performance.now() - tampered) / 100) / 10;
    await sleep(100);
  }
  return null;
}

/** With the triggers asleep: they obey whoever owns the database. */
async function asSuperuser(url: string, statements: Way): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    for (const statement of statements) {
      const { rowCount, command } = await client.query(statement);
      const touches = ['UPDATE', 'DELETE', 'INSERT'].includes(command);
      if (touches && !rowCount) throw new Error(`nothing was there to tamper with: ${statement}`);
    }
  } finally {
    await client.end();
  }
}

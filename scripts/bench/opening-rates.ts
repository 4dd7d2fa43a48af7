/**
 * What an opening costs, of processor time and of throughput: audited, with its evidence and the ledger on, over mutual
 * TLS; then the same statements by pgbench alone. Apart: the server, PostgreSQL, and what stands here for the kiosks.
 */
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../line/ports.ts';
import { type RunningServer, type ServerLine, startServerLine } from '../line/server-line.ts';
import { cpuMsOfFamily } from './cpu-time.ts';
import { databaseRate } from './database-rate.ts';
import { mostPerSecond, preparedOpenings, rateOf, type ServerRate } from './server-rate.ts';

/** Milliseconds of processor for one opening. */
type Cost = Record<string, number>;

export interface OpeningRates {
  openingsPerSecond: number | null;
  /** By two servers side by side on one database, half of the clients each. */
  openingsPerSecondOfTwoServers: number | null;
  pgbenchPerSecond: number | null;
  /** Why pgbench has no figure. */
  reason?: string;
  ratio: number | null;
  /** `signing`: done beforehand, on a kiosk's own machine in real life; not in the rates. */
  cpuMsPerOpening: Cost;
  cpuMsPerPgbenchOpening: Cost | null;
  /** All of pgbench's and PostgreSQL's processor time, beside all of ours: hardly moved by what else runs meanwhile. */
  cpuRatio: number | null;
  /** Of the machine, in the last minute: at the start, after the servers, after pgbench. Its cores are shared. */
  load: number[];
}

/** A server that starts is slow until its code is compiled: so many are asked first, and not counted. */
const warmUp = { openings: 3_000, seconds: 40 };

export async function openingRates(clients: number, seconds: number): Promise<OpeningRates> {
  // Deliveries are left to others, as on a node that serves kiosks only.
  const line = await startServerLine({ DELIVERY_WORKERS: '0' });
  try {
    const load = [loadNow()];
    const { server, rate, cost } = await oneServer(line, clients, seconds);
    const both = await twoServers(line, server, clients, seconds);
    load.push(loadNow());
    const pgbench = await pgbenchAlone(line, clients, seconds);
    load.push(loadNow());
    const fair = rate.refused === 0 && rate.accepted > 0;
    return {
      openingsPerSecond: fair ? rate.perSecond : null,
      openingsPerSecondOfTwoServers: both,
      pgbenchPerSecond: pgbench.perSecond,
      ...('reason' in pgbench ? { reason: pgbench.reason } : {}),
      ratio: pgbench.perSecond === null ? null : hundredth(rate.perSecond / pgbench.perSecond),
      cpuMsPerOpening: cost,
      cpuMsPerPgbenchOpening: pgbench.cost,
      cpuRatio:
        pgbench.cost === null
          ? null
          : hundredth(total(pgbench.cost) / (total(cost) - (cost['signing'] ?? 0))),
      load,
    };
  } finally {
    await line.stop();
  }
}

interface OneServer {
  server: RunningServer;
  rate: ServerRate;
  cost: Cost;
}

async function oneServer(line: ServerLine, clients: number, seconds: number): Promise<OneServer> {
  const server = await line.startServer('server');
  await rateOf(line, clients, warmUp.seconds, await preparedOpenings(line, warmUp.openings));
  const signingBefore = process.cpuUsage();
  const prepared = await preparedOpenings(line, seconds * mostPerSecond);
  const signing = process.cpuUsage(signingBefore);
  const [serverBefore, postgresBefore] = [cpuMsOfFamily(server.pid), cpuMsOfFamily(postmasterOf(line))];
  const rate = await rateOf(line, clients, seconds, prepared);
  const each = (ms: number): number => hundredth(ms / Math.max(rate.accepted, 1));
  const cost = {
    server: each(cpuMsOfFamily(server.pid) - serverBefore),
    postgres: each(cpuMsOfFamily(postmasterOf(line)) - postgresBefore),
    client: each(rate.clientCpuMs),
    signing: hundredth((signing.user + signing.system) / 1_000 / prepared.length),
  };
  return { server, rate, cost };
}

/** Both are stopped at the end: the next figure is the database's alone. Null: something was refused. */
async function twoServers(
  line: ServerLine,
  first: RunningServer,
  clients: number,
  seconds: number,
): Promise<number | null> {
  const second = await line.startServer('second-server', { ports: await freePorts() });
  const [one, other] = [first, second].map((server) => ({ ...line, ports: server.ports }));
  if (!one || !other) throw new Error('there are two servers');
  await rateOf(other, clients, warmUp.seconds, await preparedOpenings(other, warmUp.openings));
  const half = (seconds * mostPerSecond) / 2;
  const [mine, yours] = [await preparedOpenings(one, half), await preparedOpenings(other, half)];
  const rates = await Promise.all([
    rateOf(one, clients / 2, seconds, mine),
    rateOf(other, clients / 2, seconds, yours),
  ]);
  await Promise.all([first.stop(), second.stop()]);
  const fair = rates.every(({ accepted, refused }) => accepted > 0 && refused === 0);
  return fair ? rates.reduce((sum, { perSecond }) => sum + perSecond, 0) : null;
}

async function pgbenchAlone(
  line: ServerLine,
  clients: number,
  seconds: number,
): Promise<{ perSecond: number; cost: Cost } | { perSecond: null; cost: null; reason: string }> {
  const before = cpuMsOfFamily(postmasterOf(line));
  const rate = await databaseRate(line.databaseUrl, clients, seconds);
  if (rate.perSecond === null) return { perSecond: null, cost: null, reason: rate.reason };
  const postgres = hundredth((cpuMsOfFamily(postmasterOf(line)) - before) / rate.openings);
  return {
    perSecond: rate.perSecond,
    cost: { postgres, client: hundredth(rate.clientCpuMs / rate.openings) },
  };
}

function postmasterOf({ cluster }: ServerLine): number {
  return Number(readFileSync(join(cluster, 'data/postmaster.pid'), 'utf8').split('\n')[0]);
}

const total = (cost: Cost): number => Object.values(cost).reduce((sum, ms) => sum + ms, 0);
const hundredth = (value: number): number => Math.round(value * 100) / 100;
const loadNow = (): number => hundredth(loadavg()[0] ?? 0);

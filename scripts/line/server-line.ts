/**
 * The server's half of a line, for drills that need no screen and no device: PostgreSQL, witness, time stamp, simulated
 * national service, server. Each is its own process, as on a whole line; nothing is left behind.
 */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { developmentPki, type PkiPaths } from '../pki/development-pki.ts';
import { type EmbeddedPostgres, startPostgres } from '../postgres/embedded-postgres.ts';
import { openToOwner } from '../postgres/owner.ts';
import { ensureDatabase } from './database.ts';
import * as environment from './environment.ts';
import { keepExportSettings } from './evidence-export.ts';
import { startVouchers } from './ledger.ts';
import { register } from './line.ts';
import { freePorts, type Ports } from './ports.ts';
import { startProcess } from './processes.ts';
import { developmentSecrets } from './secrets.ts';
import { projectRoot } from './settings.ts';
import { buildUi } from './ui-build.ts';

export interface RunningServer {
  ports: Ports;
  databaseUrl: string;
  pid: number;
  /** Everything that it logged so far. */
  logged(): string;
  stop(): Promise<void>;
}

export interface ServerLine {
  directory: string;
  pki: PkiPaths;
  secrets: string;
  /** Of the first server, of the national service and of those who vouch. */
  ports: Ports;
  databaseUrl: string;
  /** Of another database of the same cluster. */
  urlOf(database: string): string;
  /** A server on the line's own ports and database unless told; `name`: of its log file. */
  startServer(
    name: string,
    other?: { databaseUrl?: string; ports?: Ports; settings?: Record<string, string> },
  ): Promise<RunningServer>;
  /** The folder of the cluster. The database must be stopped while it is copied. */
  cluster: string;
  stopDatabase(): Promise<void>;
  startDatabase(): Promise<void>;
  stop(): Promise<void>;
}

const siteName = 'Pharmacie d’essai';

/** Everything but the server, which `startServer` starts. */
export async function startServerLine(serverSettings: Record<string, string> = {}): Promise<ServerLine> {
  const directory = mkdtempSync(join(tmpdir(), 'borne-drill-'));
  const stops: (() => Promise<void>)[] = [async () => rmSync(directory, { recursive: true, force: true })];
  const stop = async (): Promise<void> => {
    for (const step of stops.splice(0).reverse()) await step();
  };
  try {
    return await startParts(directory, serverSettings, stops, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(
  directory: string,
  serverSettings: Record<string, string>,
  stops: (() => Promise<void>)[],
  stop: () => Promise<void>,
): Promise<ServerLine> {
  mkdirSync(join(directory, 'logs'));
  chmodSync(directory, 0o700);
  openToOwner(directory);
  const ports = await freePorts();
  const pki = await developmentPki(join(directory, 'pki'));
  const secrets = developmentSecrets(join(directory, 'secrets'));
  const cluster = join(directory, 'postgres');
  let postgres: EmbeddedPostgres = await startPostgres(cluster);
  stops.push(() => postgres.stop());
  const databaseUrl = await ensureDatabase(postgres.url('postgres'), 'borne');
  const start = async (name: string, file: string, env: Record<string, string>): Promise<unknown> => {
    const logFile = join(directory, 'logs', `${file.replaceAll('/', '-')}.log`);
    const running = await startProcess({ name, file: join(projectRoot, file), env, logFile });
    stops.push(() => running.stop());
    return running.said;
  };
  const ledgerSettings = await startVouchers({ directory, secrets, ports }, start);
  const regime = 'consent-2016';
  const base = { pki, ports, directory, databaseUrl, secrets, regime, ledgerSettings, serverSettings };
  await start('le DMP national simulé', 'server/simulator/main.ts', environment.national(base));
  await register(databaseUrl, 'kiosks', pki.kioskId, siteName);
  await register(databaseUrl, 'notices', join(await buildUi(), 'notices.json'));
  const settings = keepExportSettings(directory, environment.evidenceExport(base));
  stops.push(() => settings.stop());
  return {
    ...{ directory, pki, secrets, ports, databaseUrl, cluster, stop },
    urlOf: (database) => databaseUrl.replace('/borne?', `/${database}?`),
    startServer: (name, other) => startServer(base, name, other, stops),
    stopDatabase: () => postgres.stop(),
    startDatabase: async () => {
      postgres = await startPostgres(cluster);
    },
  };
}

async function startServer(
  base: environment.Base,
  name: string,
  other: Parameters<ServerLine['startServer']>[1] = {},
  stops: (() => Promise<void>)[],
): Promise<RunningServer> {
  const { databaseUrl = base.databaseUrl, ports = base.ports, settings = {} } = other;
  const env = {
    ...environment.server({ ...base, databaseUrl }),
    KIOSK_API_PORT: `${ports.kioskApi}`,
    PUBLIC_PORT: `${ports.activation}`,
    PUBLIC_URL: `http://localhost:${ports.activation}`,
    COUNTER_PORT: `${ports.counter}`,
    ...settings,
  };
  const logFile = join(base.directory, 'logs', `${name}.log`);
  const file = join(projectRoot, 'server/src/main.ts');
  const running = await startProcess({ name: 'le serveur', file, env, logFile });
  stops.push(() => running.stop());
  return {
    ports,
    databaseUrl,
    pid: running.pid,
    logged: () => readFileSync(logFile, 'utf8'),
    stop: () => running.stop(),
  };
}

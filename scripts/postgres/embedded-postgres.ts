/**
 * A real PostgreSQL 18 from npm, for development, demonstration and pilot: own folder, own socket, no network.
 * Steps: links, owner, initdb once, modes, adopt a server that survived its launcher or start one, wait.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { StartProblem } from '../line/start-problem.ts';
import { postgresBinaries } from './binaries.ts';
import { databaseOwner, type Owner } from './owner.ts';

const run = promisify(execFile);
const setpriv = '/usr/bin/setpriv';
const startDeadlineMs = 30_000;
const stopDeadlineMs = 15_000;

export interface EmbeddedPostgres {
  /** Connection address of a database in this cluster; the cluster has one, `borne`, after `createDatabase`. */
  url(database: string): string;
  /** Resolves when the server process ended, wanted or not. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts (or adopts) the cluster in `directory`. Throws a StartProblem with a sentence when it cannot. */
export async function startPostgres(directory: string): Promise<EmbeddedPostgres> {
  const owner = databaseOwner();
  const binaries = postgresBinaries(owner !== null);
  const cluster = { data: join(directory, 'data'), socket: socketFolder(directory), owner, binaries };
  mkdirSync(directory, { recursive: true });
  const password = clusterPassword(join(directory, 'password'));
  makeOwnFolder(cluster.socket, owner);
  if (!existsSync(cluster.data)) await initialise(cluster, password);
  chmodSync(cluster.data, 0o700);
  const server = adoptable(cluster.data) ?? launch(cluster, join(directory, 'postgres.log'));
  await waitUntilReady(cluster, server, join(directory, 'postgres.log'));
  return {
    url: (database) =>
      `postgresql://borne:${password}@localhost/${database}?host=${encodeURIComponent(cluster.socket)}`,
    ended: server.ended,
    stop: async () => {
      await stop(server);
      rmSync(cluster.socket, { recursive: true, force: true });
    },
  };
}

interface Cluster {
  data: string;
  socket: string;
  owner: Owner | null;
  binaries: string;
}

interface Server {
  pid: number;
  ended: Promise<void>;
}

/** The path of a Unix socket must stay under 108 bytes, wherever the project stands. */
function socketFolder(directory: string): string {
  return `/tmp/borne-pg-${createHash('sha256').update(directory).digest('hex').slice(0, 12)}`;
}

function clusterPassword(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

function makeOwnFolder(folder: string, owner: Owner | null): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (owner) chownSync(folder, owner.uid, owner.gid);
}

/** Made beside and renamed at the end: a start cut in the middle never leaves half a cluster in its place. */
async function initialise(cluster: Cluster, password: string): Promise<void> {
  const partial = `${cluster.data}.partial`;
  rmSync(partial, { recursive: true, force: true });
  makeOwnFolder(partial, cluster.owner);
  const passwordFile = join(cluster.socket, 'initial-password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (cluster.owner) chownSync(passwordFile, cluster.owner.uid, cluster.owner.gid);
  const where = ['-D', partial, '-U', 'borne', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  const how = ['--data-checksums', '--encoding=UTF8', '--locale=C.UTF-8', '--no-instructions'];
  try {
    const options = { ...cluster.owner, cwd: cluster.socket };
    await run(join(cluster.binaries, 'bin/initdb'), [...where, ...how], options);
    renameSync(partial, cluster.data);
  } catch (error) {
    throw new StartProblem(
      `La base de données n’a pas pu être créée dans ${cluster.data} : ${String(error)}`,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** A server that outlived a killed launcher still holds its folder: it is taken over rather than fought. */
function adoptable(data: string): Server | null {
  const pidFile = join(data, 'postmaster.pid');
  if (!existsSync(pidFile)) return null;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  return isPostgresOn(pid, data) ? { pid, ended: endOf(pid) } : null;
}

function isPostgresOn(pid: number, data: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data);
  } catch {
    return false;
  }
}

async function endOf(pid: number): Promise<void> {
  while (isAlive(pid)) await sleep(200, undefined, { ref: false });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function launch(cluster: Cluster, logFile: string): Server {
  const log = openSync(logFile, 'a', 0o600);
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${cluster.socket}`,
    'fsync=on',
    'synchronous_commit=on',
    'full_page_writes=on',
    // Each server has a pool, a listener and its workers: the tests start a dozen at once.
    'max_connections=200',
  ].flatMap((setting) => ['-c', setting]);
  const server = [join(cluster.binaries, 'bin/postgres'), '-D', cluster.data, ...settings];
  // Ours even if we are killed: the kernel then asks it to stop, so that no drill leaves a server behind.
  const [program = '', ...args] = existsSync(setpriv) ? [setpriv, '--pdeathsig', 'INT', ...server] : server;
  const child: ChildProcess = spawn(program, args, {
    ...cluster.owner,
    cwd: cluster.socket,
    detached: true,
    stdio: ['ignore', log, log],
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return { pid: child.pid ?? 0, ended };
}

/** `postmaster.pid` says `ready` on its eighth line once connections are accepted. */
async function waitUntilReady(cluster: Cluster, server: Server, logFile: string): Promise<void> {
  const pidFile = join(cluster.data, 'postmaster.pid');
  for (const deadline = Date.now() + startDeadlineMs; Date.now() < deadline; ) {
    if (existsSync(pidFile) && readFileSync(pidFile, 'utf8').split('\n')[7]?.trim() === 'ready') return;
    const ended = await Promise.race([server.ended.then(() => true), sleep(50, false)]);
    if (ended) break;
  }
  throw new StartProblem(
    `La base de données ne démarre pas. Son journal dit pourquoi : ${logFile}. Pour repartir d’une base vide : npm start -- --reset`,
  );
}

/** SIGINT is the fast stop: clients are dropped, data is safe. */
async function stop(server: Server): Promise<void> {
  if (!isAlive(server.pid)) return;
  process.kill(server.pid, 'SIGINT');
  const ended = await Promise.race([
    server.ended.then(() => true),
    sleep(stopDeadlineMs, false, { ref: false }),
  ]);
  if (!ended && isAlive(server.pid)) process.kill(server.pid, 'SIGQUIT');
}

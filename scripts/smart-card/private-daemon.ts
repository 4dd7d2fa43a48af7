/** A pcscd of our own with the virtual reader on ports of our own. It dies with us, however we die. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DaemonFolder, prepareFolder } from './daemon-folder.ts';
import type { VirtualReaderOptions } from './pcscd.ts';
import { buildPreload } from './preload.ts';
import { answers, isListening, waitFor } from './readiness.ts';
import { systemSocket } from './system-daemon.ts';

export interface PrivateDaemon {
  started: true;
  socket: string;
  /** Resolves when the daemon is gone, wanted or not. */
  ended: Promise<void>;
  /** Leaves its socket behind, as a crash does. */
  kill: () => Promise<void>;
  stop: () => Promise<void>;
}

export type DaemonStart = PrivateDaemon | { started: false; reason: string };

const readyMs = 5000;
const stopMs = 3000;
const pcscd = ['pcscd', '--foreground', '--info', '--config'];

/** The path of its socket is compiled into pcscd: in a mount namespace, another folder stands in that place. */
export async function startIsolatedDaemon(options: VirtualReaderOptions): Promise<DaemonStart> {
  const folder = await prepareFolder(options);
  const preload = await buildPreload(folder.path, options.log);
  mkdirSync('/run/pcscd', { recursive: true });
  const script = 'run="$1"; shift; mount --bind "$run" /run/pcscd && exec "$@"';
  const isolated = ['unshare', '--mount', 'sh', '-c', script, 'sh', folder.run];
  const command = [...isolated, ...preloaded(preload, options), ...pcscd, folder.configuration];
  return await startDaemon({ ...options, folder, command, socket: join(folder.run, 'pcscd.comm') });
}

/** Where namespaces are refused (a container without privileges) and no daemon runs: at the system's own place. */
export async function startPlainDaemon(options: VirtualReaderOptions): Promise<DaemonStart> {
  if (await answers(systemSocket)) {
    return { started: false, reason: 'le pcscd du système est déjà là, sans lecteur virtuel' };
  }
  const folder = await prepareFolder(options);
  const preload = await buildPreload(folder.path, options.log);
  const command = [...preloaded(preload, options), ...pcscd, folder.configuration];
  return await startDaemon({ ...options, folder, command, socket: systemSocket });
}

/** `env` and what it sets, before the daemon's own command. */
export function preloaded(library: string, { lookMs }: Pick<VirtualReaderOptions, 'lookMs'>): string[] {
  return ['env', `LD_PRELOAD=${library}`, ...(lookMs ? [`VPCD_LOOK_MS=${lookMs}`] : [])];
}

interface DaemonOptions {
  folder: DaemonFolder;
  command: string[];
  socket: string;
  port: number;
  plugged?: boolean;
}

/** Waits until the daemon answers, and its reader listens unless it is unplugged. */
export async function startDaemon({
  folder,
  command,
  socket,
  port,
  plugged,
}: DaemonOptions): Promise<DaemonStart> {
  // vpcd would only complain in its journal, and the other program would be taken for it.
  const taken = [port, port + 1].find(isListening);
  if (taken) return { started: false, reason: `le port ${taken} est déjà pris` };
  const log = openSync(folder.logFile, 'w', 0o600);
  // The signal at our death survives each exec down to pcscd, so not even a killed launcher leaves it behind.
  const daemon = spawn('setpriv', ['--pdeathsig', 'KILL', ...command], {
    stdio: ['ignore', log, log],
    // Ctrl-C is for the launcher, which stops everything in its order.
    detached: true,
  });
  closeSync(log);
  const ended = new Promise<void>((resolve) => {
    daemon.once('exit', () => resolve());
    daemon.once('error', () => resolve());
  });
  const ready = async (): Promise<boolean> =>
    (await answers(socket)) && (plugged === false || isListening(port));
  const isReady = await Promise.race([waitFor(ready, readyMs), ended.then(() => false)]);
  const end = async (): Promise<void> => {
    await stop(daemon, ended);
    folder.forget();
  };
  const kill = async (): Promise<void> => {
    daemon.kill('SIGKILL');
    await ended;
  };
  if (isReady) return { started: true, socket, ended, kill, stop: end };
  const reason = `pcscd n’a pas démarré : ${lastLine(folder.logFile)}`;
  await end();
  return { started: false, reason };
}

async function stop(daemon: ChildProcess, ended: Promise<void>): Promise<void> {
  daemon.kill('SIGTERM');
  const inTime = await Promise.race([ended.then(() => true), sleep(stopMs, false, { ref: false })]);
  if (!inTime) daemon.kill('SIGKILL');
  await ended;
}

function lastLine(file: string): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').at(-1) ?? '';
}

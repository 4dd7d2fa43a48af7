/** Starts one process of the line, waits until it says that it is ready, and brings it back if it dies. */
import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { compileCache } from '../compile-cache.ts';
import { StartProblem } from './start-problem.ts';

const readyDeadlineMs = 30_000;
const stopDeadlineMs = 8_000;
const restartsAllowed = 5;
const restartWindowMs = 60_000;

/** Something started that can end by itself. */
export interface Running {
  ended: Promise<void>;
  stop(): Promise<void>;
}

export interface ProcessOptions {
  /** French name for the person who watches, for instance « le serveur ». */
  name: string;
  file: string;
  env: Record<string, string>;
  logFile: string;
}

/** Runs a `main.ts` with the pinned Node and only the given environment. Resolves at its `ready` message: `said`. */
export async function startProcess(
  options: ProcessOptions,
): Promise<Running & { pid: number; said: unknown }> {
  const log = openSync(options.logFile, 'a', 0o600);
  // A group of its own: Ctrl-C reaches the launcher alone, which stops everything in reverse order.
  const child = fork(options.file, {
    env: { PATH: process.env['PATH'] ?? '', ...compileCache, ...options.env },
    // Pages are served with their types stripped by Node, which still calls that experimental at each start.
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', log, log, 'ipc'],
    detached: true,
  });
  closeSync(log);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const said = await becomesReady(child, ended, options);
  return { ended, said, pid: child.pid ?? 0, stop: () => stop(child, ended) };
}

async function becomesReady(
  child: ChildProcess,
  ended: Promise<void>,
  options: ProcessOptions,
): Promise<unknown> {
  let said: unknown;
  const ready = new Promise<'ready'>((resolve) => {
    child.on('message', (message) => {
      if (typeof message === 'object' && message !== null && 'ready' in message) {
        said = message;
        resolve('ready');
      }
    });
  });
  const outcome = await Promise.race([
    ready,
    ended.then(() => 'ended' as const),
    sleep(readyDeadlineMs, 'late' as const, { ref: false }),
  ]);
  if (outcome === 'ready') return said;
  child.kill('SIGKILL');
  const why = outcome === 'late' ? 'ne répond pas' : `s’est arrêté : ${lastLine(options.logFile)}`;
  throw new StartProblem(`${capital(options.name)} ${why}\nSon journal : ${options.logFile}`);
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const inTime = await Promise.race([ended.then(() => true), sleep(stopDeadlineMs, false, { ref: false })]);
  if (!inTime) child.kill('SIGKILL');
  await ended;
}

/** Keeps something running: brought back with growing pauses, given up after five deaths in a minute. */
export async function keepRunning(
  name: string,
  start: () => Promise<Running>,
  say: (text: string) => void,
): Promise<{ stop(): Promise<void> }> {
  let current = await start();
  let stopping = false;
  const deaths: number[] = [];

  const watch = async (): Promise<void> => {
    await current.ended;
    while (!stopping) {
      deaths.push(Date.now());
      const recent = deaths.filter((at) => Date.now() - at < restartWindowMs).length;
      if (recent > restartsAllowed) return say(`${capital(name)} ne tient pas : abandon.`);
      say(`${capital(name)} s’est arrêté ; redémarrage.`);
      await sleep(250 * 2 ** (recent - 1));
      if (!stopping) await revive();
    }
  };
  /** A start that fails counts as one more death: what it needs may be coming back too. */
  const revive = async (): Promise<void> => {
    try {
      current = await start();
    } catch (error) {
      return say(error instanceof Error ? error.message : String(error));
    }
    // Stopped while it was coming up.
    if (stopping) await current.stop();
    await current.ended;
  };

  const watching = watch();
  return {
    stop: async () => {
      stopping = true;
      await current.stop();
      await watching;
    },
  };
}

function lastLine(file: string): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').at(-1) ?? '';
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

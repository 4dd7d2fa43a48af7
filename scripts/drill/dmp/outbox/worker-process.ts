/** Starts a worker (worker.ts), reads what it logs, stops it, or kills it in the middle of its work. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { compileCache } from '../../../compile-cache.ts';
import { type WorkerOrder, writeOrder } from './worker-order.ts';

export interface WorkerProcess {
  logged(): string;
  /** As a power cut would end it: nothing is closed, nothing is given back. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export async function startWorker(order: WorkerOrder): Promise<WorkerProcess> {
  const child = fork(join(import.meta.dirname, 'worker.ts'), {
    execArgv: [],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { PATH: process.env['PATH'], ...compileCache, ...writeOrder(order) },
  });
  let logged = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    logged += chunk.toString('utf8');
  });
  await ready(child);
  const ended = once(child, 'exit');
  return {
    logged: () => logged,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((settle, fail) => {
    child.once('message', () => settle());
    child.once('exit', (code) => fail(new Error(`A worker of the outbox stopped with ${code}.`)));
  });
}

/** Starts and stops the bare service (bare-service.ts). */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import type { PkiPaths } from '../../pki/development-pki.ts';

export interface BareProcess {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

const ReadySchema = z.object({ port: z.number() });

export async function startBare(pki: PkiPaths): Promise<BareProcess> {
  const child = fork(
    join(import.meta.dirname, 'bare-service.ts'),
    [pki.serviceCert, pki.serviceKey, pki.nationalCa],
    { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  );
  const { port } = await ready(child);
  const { pid } = child;
  if (pid === undefined) throw new Error('The bare service did not start.');
  return { url: `https://127.0.0.1:${port}`, pid, stop: () => ended(child) };
}

function ready(child: ChildProcess): Promise<z.infer<typeof ReadySchema>> {
  return new Promise((settle, fail) => {
    child.once('message', (message) => settle(ReadySchema.parse(message)));
    child.once('exit', (code) => fail(new Error(`The bare service stopped with ${code}.`)));
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((settle) => {
    child.once('exit', () => settle());
    child.disconnect();
  });
}

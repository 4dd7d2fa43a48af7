/** The simulated time-stamping authority as a process of its own, and openssl's own word on its stamps. */
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const main = join(import.meta.dirname, '../../../server/simulator/tsa/main.ts');
const ReadySchema = z.object({
  ready: z.literal(true),
  ports: z.object({ tsa: z.int() }),
  rootFile: z.string(),
});

export interface TsaProcess {
  url: string;
  port: number;
  rootFile: string;
  said(): string;
  stop(): Promise<void>;
}

export function tsaFolder(): { directory: string; remove: () => void } {
  const parent = mkdtempSync(join(tmpdir(), 'borne-tsa-'));
  return { directory: join(parent, 'tsa'), remove: () => rmSync(parent, { recursive: true, force: true }) };
}

/** Throws what the process wrote when it does not start. */
export async function startTsa(
  directory: string,
  { port = 0, environment = {} }: { port?: number; environment?: Record<string, string> } = {},
): Promise<TsaProcess> {
  const env = {
    PATH: process.env['PATH'] ?? '',
    BORNE_MODE: 'development',
    TSA_PORT: `${port}`,
    TSA_DIRECTORY: directory,
  };
  const child = fork(main, { env: { ...env, ...environment }, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let said = '';
  child.stderr?.on('data', (data) => (said += String(data)));
  const ready = await Promise.race([
    once(child, 'message').then(([message]) => ReadySchema.parse(message)),
    once(child, 'close').then(() => null),
  ]);
  if (!ready) throw new Error(said);
  const { ports, rootFile } = ready;
  return {
    ...{ rootFile, port: ports.tsa, url: `http://127.0.0.1:${ports.tsa}/`, said: () => said },
    stop: async () => {
      if (child.exitCode !== null) return;
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    },
  };
}

/** `openssl ts -verify`: its verdict on a response (DER), for these bytes and this root. */
export async function opensslAccepts(content: string, response: Buffer, rootFile: string): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'borne-stamp-'));
  const [data, reply] = [join(folder, 'data'), join(folder, 'reply')];
  writeFileSync(data, content);
  writeFileSync(reply, response);
  const words = ['ts', '-verify', '-data', data, '-in', reply, '-CAfile', rootFile];
  const code = await new Promise<number>((settle) => {
    execFile('openssl', words, (error) => settle(error ? 1 : 0));
  });
  rmSync(folder, { recursive: true });
  return code === 0;
}

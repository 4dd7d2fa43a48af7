/** The counter's process as its own process, its page's address, and calls as its page would make them. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const main = join(import.meta.dirname, '../../../kiosk-agent/src/lgo/main.ts');
const ReadySchema = z.strictObject({ ready: z.literal(true), ports: z.strictObject({ lgo: z.int() }) });

export interface CounterProcess {
  child: ChildProcess;
  tokenFile: string;
  /** Of the page, with this boot's token. */
  url: () => string;
  port: () => number;
  output: () => string;
  ended: Promise<number | null>;
  ready(): Promise<void>;
  close(): Promise<void>;
}

export function counterProcess(env: Record<string, string>): CounterProcess {
  const folder = mkdtempSync(join(tmpdir(), 'borne-lgo-'));
  const tokenFile = join(folder, 'token');
  const child = fork(main, {
    env: { BORNE_MODE: 'development', LGO_PORT: '0', LGO_TOKEN_FILE: tokenFile, ...env },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  let port = 0;
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += String(chunk)));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return {
    child,
    tokenFile,
    ended,
    output: () => output,
    port: () => port,
    url: () => `http://127.0.0.1:${port}/#${readFileSync(tokenFile, 'utf8')}`,
    async ready() {
      const stopped = ended.then(() => {
        throw new Error(`The counter's process did not start: ${output}`);
      });
      const [message]: unknown[] = await Promise.race([once(child, 'message'), stopped]);
      port = ReadySchema.parse(message).ports.lgo;
    },
    async close() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A page's session: what a browser adds by itself is added by hand. */
export interface Caller {
  call: (method: 'GET' | 'POST', path: string, body?: unknown, headers?: object) => Promise<Response>;
}

export async function pairedCaller(counter: CounterProcess): Promise<Caller> {
  const origin = `http://127.0.0.1:${counter.port()}`;
  const own: Record<string, string> = { origin, 'sec-fetch-site': 'same-origin' };
  const call: Caller['call'] = (method, path, body, headers) =>
    fetch(origin + path, {
      method,
      headers: { ...own, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  const paired = await call('POST', '/lgo/pair', { token: readFileSync(counter.tokenFile, 'utf8') });
  const { header } = (await paired.json()) as { header: string };
  own['x-borne'] = header;
  own['cookie'] = paired.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { call };
}

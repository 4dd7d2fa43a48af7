/** The simulator of the national DMP as a process of its own, on free ports, with a certificate nobody should believe. */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { compileCache } from '../../compile-cache.ts';
import { projectRoot } from '../../line/settings.ts';
import { createAuthority } from '../../pki/certificate-authority.ts';
import type { PkiPaths } from '../../pki/development-pki.ts';

const StateSchema = z.object({
  requests: z.number(),
  creations: z.number(),
  records: z.array(z.object({ ins: z.string(), status: z.string(), creations: z.number() })),
});
const ReadySchema = z.object({ ports: z.object({ national: z.number(), operator: z.number() }) });

export interface NationalProcess {
  url: string;
  /** Of the process. */
  pid: number;
  /** What it wrote on stderr so far. */
  said(): string;
  state(): Promise<z.infer<typeof StateSchema>>;
  setMode(order: { mode: string; [more: string]: unknown }): Promise<void>;
  putRecord(record: { ins: string; status: string; linkedToMes?: boolean }): Promise<void>;
  clear(): Promise<void>;
  stop(): Promise<void>;
}

export async function startNational(pki: PkiPaths, regime: string): Promise<NationalProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'borne-dmp-'));
  const other = await otherDoor(folder);
  const child = fork(join(projectRoot, 'server/simulator/main.ts'), {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: {
      ...(process.env['HL7V3_SCHEMAS'] ? { HL7V3_SCHEMAS: process.env['HL7V3_SCHEMAS'] } : {}),
      ...compileCache,
      ...{ PATH: process.env['PATH'], BORNE_MODE: 'development', NATIONAL_REGIME: regime },
      ...{ NATIONAL_PORT: '0', NATIONAL_OPERATOR_PORT: '0' },
      ...{ NATIONAL_CERT: pki.serviceCert, NATIONAL_KEY: pki.serviceKey, NATIONAL_CLIENT_CA: pki.nationalCa },
      NATIONAL_STATE_FILE: join(folder, 'national.json'),
      ...other,
    },
  });
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString('utf8');
  });
  const { ports } = await ready(child, () => stderr);
  const call = (method: string, path: string, body?: unknown): Promise<unknown> =>
    operate(`http://127.0.0.1:${ports.operator}${path}`, method, body);
  return {
    url: `https://127.0.0.1:${ports.national}/si-dmp-server/v2/services`,
    pid: pidOf(child),
    said: () => stderr,
    state: async () => StateSchema.parse(await call('GET', '/state')),
    setMode: async (order) => void (await call('POST', '/mode', order)),
    putRecord: async (record) => void (await call('POST', '/records', record)),
    clear: async () => void (await call('DELETE', '/records')),
    stop: async () => {
      await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The right name, by an authority that the gateway does not know. */
async function otherDoor(folder: string): Promise<Record<string, string>> {
  const authority = await createAuthority('CN=AUTRE AC, O=SIMULATEUR, C=FR', 'rsa', 2);
  const issued = await authority.issue({
    name: 'CN=localhost, O=SIMULATEUR, C=FR',
    ...{ keyKind: 'rsa', usage: 'server', days: 2 },
    alternativeNames: [{ type: 'ip', value: '127.0.0.1' }],
  });
  mkdirSync(folder, { recursive: true });
  const [cert, key] = [join(folder, 'other-cert.pem'), join(folder, 'other-key.pem')];
  writeFileSync(cert, issued.certificate, { mode: 0o600 });
  writeFileSync(key, issued.key, { mode: 0o600 });
  return { NATIONAL_OTHER_CERT: cert, NATIONAL_OTHER_KEY: key };
}

function pidOf({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error('The simulator did not start.');
  return pid;
}

function ready(child: ChildProcess, stderr: () => string): Promise<z.infer<typeof ReadySchema>> {
  return new Promise((settle, fail) => {
    child.once('message', (message) => settle(ReadySchema.parse(message)));
    child.once('exit', (code) => fail(new Error(`The simulator stopped with ${code}: ${stderr()}`)));
  });
}

async function operate(url: string, method: string, body: unknown): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, {
    method,
    ...(body === undefined ? {} : { headers, body: JSON.stringify(body) }),
  });
  if (!answer.ok)
    throw new Error(`The simulator's operator answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((settle) => {
    if (child.exitCode !== null || child.signalCode !== null) return settle();
    child.once('exit', () => settle());
    child.kill('SIGTERM');
  });
}

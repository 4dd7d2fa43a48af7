/** The simulator of the national DMP, started as production starts it: a process of its own, on free ports. */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { compileCache } from '../../scripts/compile-cache.ts';
import { testPki } from './pki.ts';

const root = resolve(import.meta.dirname, '../..');

const StateSchema = z.object({
  mode: z.string(),
  on: z.string().nullable(),
  regime: z.string(),
  requests: z.number(),
  creations: z.number(),
  reactivations: z.number(),
  modifications: z.number(),
  closures: z.number(),
  records: z.array(
    z.object({
      ins: z.string(),
      status: z.string(),
      since: z.string().nullable(),
      creations: z.number(),
      reactivations: z.number(),
      closures: z.number(),
      linkedToMes: z.boolean(),
      oppositions: z.object({ breakGlass: z.boolean(), emergencyCall: z.boolean() }),
      access: z.object({ sms: z.boolean(), email: z.boolean(), issued: z.number() }).nullable(),
      authorizations: z.number(),
    }),
  ),
});
export type NationalState = z.infer<typeof StateSchema>;

const ReadySchema = z.object({
  ready: z.literal(true),
  ports: z.object({ national: z.number(), operator: z.number() }),
});

interface RecordOrder {
  ins: string;
  status: string;
  linkedToMes?: boolean;
  since?: string;
  /** contact, representative, oppositions, authorizations: server/simulator/operator.ts. */
  [more: string]: unknown;
}

export interface NationalSimulator {
  /** Base of the services, as DMP_URL wants it. */
  url: string;
  operatorUrl: string;
  stateFile: string;
  state(): Promise<NationalState>;
  records(): Promise<NationalState['records']>;
  putRecord(record: RecordOrder): Promise<void>;
  clear(): Promise<void>;
  /** `times`: back to ok after so many requests. `more`: delayMs, subcode. */
  setMode(mode: string, times?: number, more?: Record<string, unknown>): Promise<void>;
  /** What it wrote on stderr so far. */
  stderr(): string;
  stop(): Promise<void>;
}

/** Starts it with the run's development PKI; `environment` adds to or replaces what the process is told. */
export async function startNationalSimulator(
  environment: Record<string, string> = {},
): Promise<NationalSimulator> {
  const pki = await testPki();
  const folder = mkdtempSync(join(tmpdir(), 'borne-national-'));
  const stateFile = environment['NATIONAL_STATE_FILE'] ?? join(folder, 'national.json');
  const child = fork(join(root, 'server/simulator/main.ts'), {
    cwd: root,
    // As production starts it: without the flags of the test runner.
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: {
      PATH: process.env['PATH'],
      ...compileCache,
      ...(process.env['HL7V3_SCHEMAS'] ? { HL7V3_SCHEMAS: process.env['HL7V3_SCHEMAS'] } : {}),
      BORNE_MODE: 'development',
      NATIONAL_PORT: '0',
      NATIONAL_OPERATOR_PORT: '0',
      NATIONAL_CERT: pki.serviceCert,
      NATIONAL_KEY: pki.serviceKey,
      NATIONAL_CLIENT_CA: pki.nationalCa,
      NATIONAL_STATE_FILE: stateFile,
      ...environment,
    },
  });
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString('utf8');
  });
  const { ports } = await whenReady(child, () => stderr);
  const operatorUrl = `http://127.0.0.1:${ports.operator}`;
  const state = async (): Promise<NationalState> =>
    StateSchema.parse(await call(operatorUrl, 'GET', '/state'));
  return {
    url: `https://127.0.0.1:${ports.national}/si-dmp-server/v2/services`,
    operatorUrl,
    stateFile,
    state,
    records: async () => (await state()).records,
    putRecord: async (record) => void (await call(operatorUrl, 'POST', '/records', record)),
    clear: async () => void (await call(operatorUrl, 'DELETE', '/records')),
    setMode: async (mode, times, more) =>
      void (await call(operatorUrl, 'POST', '/mode', { mode, ...(times ? { times } : {}), ...more })),
    stderr: () => stderr,
    stop: async () => {
      await stopProcess(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function whenReady(child: ChildProcess, stderr: () => string): Promise<z.infer<typeof ReadySchema>> {
  return new Promise((settle, fail) => {
    child.once('message', (message) => settle(ReadySchema.parse(message)));
    child.once('exit', (code) => fail(new Error(`The simulator stopped with ${code}: ${stderr()}`)));
  });
}

async function call(base: string, method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(base + path, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`The simulator's operator answered ${answer.status}: ${text}`);
  return JSON.parse(text);
}

function stopProcess(child: ChildProcess): Promise<void> {
  return new Promise((settle) => {
    if (child.exitCode !== null || child.signalCode !== null) return settle();
    child.once('exit', () => settle());
    child.kill('SIGTERM');
  });
}

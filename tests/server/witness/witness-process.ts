/** The witness as a process of its own, on a free port and in a folder of its own. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { parseVkey, type VerifierKey, vkeyOf } from '../../../server/src/ledger/verifier-key.ts';

const main = join(import.meta.dirname, '../../../server/src/witness/main.ts');
const ReadySchema = z.object({
  ready: z.literal(true),
  ports: z.object({ witness: z.int() }),
  vkey: z.string(),
});

export const witnessName = 'temoin.example/essai';

export interface WitnessProcess {
  url: string;
  port: number;
  key: VerifierKey;
  vkey: string;
  /** As text, what it has written so far. */
  said(): string;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

export function witnessFolder(): { directory: string; remove: () => void } {
  const directory = mkdtempSync(join(tmpdir(), 'borne-witness-'));
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}

/** Throws what the process wrote when it does not start. */
export async function startWitness(
  directory: string,
  logs: VerifierKey[],
  { port = 0, environment = {} }: { port?: number; environment?: Record<string, string> } = {},
): Promise<WitnessProcess> {
  const env = {
    WITNESS_PORT: `${port}`,
    WITNESS_NAME: witnessName,
    WITNESS_DIRECTORY: directory,
    WITNESS_LOGS: logs.map(vkeyOf).join(' '),
    ...environment,
  };
  const child = fork(main, { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (said += String(data)));
  const ready = await Promise.race([
    once(child, 'message').then(([message]) => ReadySchema.parse(message)),
    once(child, 'close').then(() => null),
  ]);
  if (!ready) throw new Error(said);
  const key = parseVkey(ready.vkey);
  if (!key) throw new Error('the witness said no vkey');
  const at = ready.ports.witness;
  return {
    ...{ key, vkey: ready.vkey, port: at, url: `http://127.0.0.1:${at}`, said: () => said },
    stop: (signal = 'SIGTERM') => end(child, signal),
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

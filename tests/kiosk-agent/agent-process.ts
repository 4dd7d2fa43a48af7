/** The agent as its own process, as the launcher starts it. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';

const main = join(import.meta.dirname, '../../kiosk-agent/src/main.ts');
const ReadySchema = z.strictObject({ ready: z.literal(true), ports: z.strictObject({ agent: z.int() }) });

export interface AgentProcess {
  child: ChildProcess;
  /** Standard output and error so far. */
  out: () => string;
  err: () => string;
  /** Rejects when the process ends first. */
  ready(): Promise<number>;
  /** Exit code, null when a signal ended it. */
  ended: Promise<number | null>;
}

export function agentProcess(env: Record<string, string>): AgentProcess {
  const child = fork(main, { env, execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const texts = { out: '', err: '' };
  const reading = (['out', 'err'] as const).map(async (name) => {
    for await (const chunk of child[`std${name}`] ?? []) texts[name] += String(chunk);
  });
  // Not 'close', which never comes once this side has disconnected.
  const ended = Promise.all([once(child, 'exit'), ...reading]).then(([[code]]) => code as number | null);
  return {
    child,
    ended,
    out: () => texts.out,
    err: () => texts.err,
    async ready() {
      const stopped = ended.then(() => {
        throw new Error(`The agent did not start: ${texts.err}`);
      });
      const [message]: unknown[] = await Promise.race([once(child, 'message'), stopped]);
      return ReadySchema.parse(message).ports.agent;
    },
  };
}

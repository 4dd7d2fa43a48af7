/** The virtual headset as the process that a bench starts, on free ports. Call `stop` when done. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';

const main = join(import.meta.dirname, '../../kiosk-agent/simulator/virtual-headset/main.ts');

const ReadySchema = z.object({
  ready: z.literal(true),
  ports: z.object({ headset: z.int(), headsetOperator: z.int() }),
});
const StateSchema = z.strictObject({ in: z.boolean(), listeners: z.int() });

export interface HeadsetBench {
  /** What the agent must be told. */
  env: Record<string, string>;
  port: number;
  operatorUrl: string;
  state(): Promise<z.infer<typeof StateSchema>>;
  plug(): Promise<void>;
  unplug(): Promise<void>;
  /** Tells that records were lost; the plug is in or out from then on. */
  rattle(isIn: boolean): Promise<void>;
  stop(): Promise<void>;
}

/** `port`: where it listens, to come back where another was. */
export async function startHeadsetBench(port = 0): Promise<HeadsetBench> {
  const child = fork(main, {
    env: { BORNE_MODE: 'development', VIRTUAL_HEADSET_PORT: `${port}`, HEADSET_OPERATOR_PORT: '0' },
    execArgv: [],
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  const { ports } = await ready(child);
  const operatorUrl = `http://127.0.0.1:${ports.headsetOperator}`;
  const order = async (path: string, body: unknown): Promise<void> =>
    void (await ask(`${operatorUrl}${path}`, body));
  return {
    env: { HEADSET_DRIVER: 'simulateur', SIMULATEUR_HEADSET_PORT: `${ports.headset}` },
    port: ports.headset,
    operatorUrl,
    state: async () => StateSchema.parse(await ask(`${operatorUrl}/state`)),
    plug: () => order('/plug', {}),
    unplug: () => order('/unplug', {}),
    rattle: (isIn) => order('/rattle', { in: isIn }),
    stop: () => stop(child),
  };
}

/** Fails with what the process said when it ends before it is ready. */
async function ready(child: ChildProcess): Promise<z.infer<typeof ReadySchema>> {
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += String(chunk);
  });
  const [message]: unknown[] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error(`The virtual headset did not start: ${said}`);
    }),
  ]);
  return ReadySchema.parse(message);
}

async function ask(url: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(
    url,
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  );
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return await answer.json();
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}

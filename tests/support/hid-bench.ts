/** The virtual scanner and light as the process that a bench starts, on free ports. Call `stop` when done. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';

const main = join(import.meta.dirname, '../../kiosk-agent/simulator/virtual-hid/main.ts');

const ReadySchema = z.object({
  ready: z.literal(true),
  ports: z.object({ hid: z.int(), hidOperator: z.int() }),
});

const StateSchema = z.strictObject({
  devices: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      about: z.string(),
      place: z.enum(['scanner', 'light']),
      plugged: z.boolean(),
      opened: z.boolean(),
      on: z.boolean(),
    }),
  ),
  light: z
    .strictObject({
      device: z.string(),
      report: z.string().nullable(),
      colour: z
        .string()
        .regex(/^#[0-9a-f]{6}$/)
        .nullable(),
    })
    .nullable(),
  misuses: z.array(z.string()),
});
export type HidBenchState = z.infer<typeof StateSchema>;

const SamplesSchema = z.array(z.strictObject({ id: z.string(), title: z.string(), about: z.string() }));

export interface HidBench {
  /** What the agent must be told. */
  env: Record<string, string>;
  port: number;
  operatorUrl: string;
  state(): Promise<HidBenchState>;
  samples(): Promise<z.infer<typeof SamplesSchema>>;
  plug(device: string): Promise<void>;
  unplug(device: string): Promise<void>;
  /** By the name of a sample, or a payload of one's own (one character is one byte). */
  scan(what: string | { aim: string; text: string }): Promise<void>;
  stop(): Promise<void>;
}

/** `port`: where it listens, to come back where another was. */
export async function startHidBench(port = 0): Promise<HidBench> {
  const child = fork(main, {
    env: { BORNE_MODE: 'development', VIRTUAL_HID_PORT: `${port}`, HID_OPERATOR_PORT: '0' },
    execArgv: [],
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  const { ports } = await ready(child);
  const operatorUrl = `http://127.0.0.1:${ports.hidOperator}`;
  return {
    env: { HID_DRIVER: 'simulateur', SIMULATEUR_HID_PORT: `${ports.hid}` },
    port: ports.hid,
    operatorUrl,
    state: async () => StateSchema.parse(await ask(`${operatorUrl}/state`)),
    samples: async () => SamplesSchema.parse(await ask(`${operatorUrl}/samples`)),
    plug: async (device) => void (await ask(`${operatorUrl}/plug`, { device })),
    unplug: async (device) => void (await ask(`${operatorUrl}/unplug`, { device })),
    scan: async (what) =>
      void (await ask(`${operatorUrl}/scan`, typeof what === 'string' ? { sample: what } : what)),
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
      throw new Error(`The virtual USB devices did not start: ${said}`);
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

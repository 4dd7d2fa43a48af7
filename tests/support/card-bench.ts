/** A virtual carte Vitale in front of a real reader, on free ports, with the hand that inserts it. Call `stop` when done. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { startVirtualReader, type VirtualReader } from '../../scripts/smart-card/pcscd.ts';

const main = join(import.meta.dirname, '../../kiosk-agent/simulator/virtual-card/main.ts');

/** The real daemon, looking eight times as often: what it sees is the same, and the tests wait less for it. */
export const lookMs = 50;

const ReadySchema = z.object({ ready: z.literal(true), ports: z.object({ cardOperator: z.int() }) });
const StateSchema = z.strictObject({ inserted: z.string().nullable(), linked: z.boolean() });
export type HandState = z.infer<typeof StateSchema>;
const CommandsSchema = z.strictObject({ commands: z.int() });
const CatalogueSchema = z.array(z.strictObject({ id: z.string(), title: z.string(), about: z.string() }));

/** A hand with virtual cards, at one slot of a reader. */
export interface Hand {
  operatorUrl: string;
  /** Where the virtual card dials. */
  vpcdPort: number;
  cards(): Promise<z.infer<typeof CatalogueSchema>>;
  state(): Promise<HandState>;
  /** How many commands reached a card so far. */
  commands(): Promise<number>;
  /** Also the unlisted cards of `sentinels.ts`. */
  insert(card: string): Promise<void>;
  remove(): Promise<void>;
  stop(): Promise<void>;
}

export interface CardBench extends Hand {
  /** none: no pcscd here, so the agent itself must listen, with the driver `simulateur`. */
  kind: VirtualReader['kind'];
  /** Why there is none. */
  reason: string | undefined;
  /** What the agent must be told: CARD_DRIVER, and how to reach the reader. */
  env: Record<string, string>;
  /** Only with a daemon of our own (kind `private`): ends it as a crash would, and starts it again. */
  killDaemon(): Promise<void>;
  startDaemon(): Promise<void>;
}

/** Over pcscd where it can be had, unless `simulateur` is asked for. */
export async function startCardBench(
  options: { driver?: 'vitale2-libre' | 'simulateur' } = {},
): Promise<CardBench> {
  const directory = mkdtempSync(join(tmpdir(), 'borne-card-'));
  const vpcdPort = await freePortPair();
  let reader = await startReader(directory, vpcdPort, options.driver);
  const hand = await startHand(reader.vpcdPort);
  return {
    ...hand,
    kind: reader.kind,
    reason: reader.reason,
    env: environmentOf(reader),
    killDaemon: async () => {
      await reader.kill?.();
    },
    startDaemon: async () => {
      reader = await startReader(directory, vpcdPort, options.driver);
    },
    stop: async () => {
      await hand.stop();
      await reader.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** A virtual card alone, for a reader that is started elsewhere. */
export async function startHand(vpcdPort: number): Promise<Hand> {
  const { child, operatorPort } = await startCard(vpcdPort);
  const operatorUrl = `http://127.0.0.1:${operatorPort}`;
  return {
    operatorUrl,
    vpcdPort,
    cards: async () => CatalogueSchema.parse(await ask(`${operatorUrl}/cards`)),
    state: async () => StateSchema.parse(await ask(`${operatorUrl}/state`)),
    insert: async (card) => void (await ask(`${operatorUrl}/insert`, { card })),
    commands: async () => CommandsSchema.parse(await ask(`${operatorUrl}/commands`)).commands,
    remove: async () => void (await ask(`${operatorUrl}/remove`, {})),
    stop: () => stop(child),
  };
}

async function startReader(
  directory: string,
  port: number,
  driver: string | undefined,
): Promise<VirtualReader> {
  if (driver !== 'simulateur')
    return await startVirtualReader({ directory, port, lookMs, log: () => undefined });
  const reason = 'le pilote « simulateur » a été demandé';
  return { kind: 'none', vpcdPort: port, readerName: '', reason, stop: async () => undefined };
}

function environmentOf({ kind, socket, vpcdPort, readerName }: VirtualReader): Record<string, string> {
  if (kind === 'none') return { CARD_DRIVER: 'simulateur', SIMULATEUR_PORT: `${vpcdPort}` };
  return {
    CARD_DRIVER: 'vitale2-libre',
    CARD_READER: readerName,
    ...(socket ? { PCSCLITE_CSOCK_NAME: socket } : {}),
  };
}

async function startCard(vpcdPort: number): Promise<{ child: ChildProcess; operatorPort: number }> {
  const child = fork(main, {
    env: {
      ...{ BORNE_MODE: 'development', VPCD_PORT: `${vpcdPort}`, CARD_OPERATOR_PORT: '0' },
      VPCD_SWAP_MS: `${4 * lookMs}`,
    },
    execArgv: [],
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += String(chunk);
  });
  const [message]: unknown[] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error(`The virtual card did not start: ${said}`);
    }),
  ]);
  return { child, operatorPort: ReadySchema.parse(message).ports.cardOperator };
}

/** vpcd takes the next port too, for its second slot. */
export async function freePortPair(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const port = 30_000 + 2 * Math.floor(Math.random() * 1_000);
    if ((await isFree(port)) && (await isFree(port + 1))) return port;
  }
  throw new Error('no two free ports in a row on this machine');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    // Without a host: vpcd may listen on every address of the machine.
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}

async function ask(url: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return await answer.json();
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}

/**
 * Where cards are drilled: the real PC/SC daemon with its virtual reader, the virtual card as a process, and the driver
 * in a process of its own. Nothing of the agent but the driver.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../../line/ports.ts';
import { type Running, startProcess } from '../../line/processes.ts';
import { startVirtualReader, type VirtualReader } from '../../smart-card/pcscd.ts';
import { type CardHand, cardHand } from './card-hand.ts';
import { ChildLink } from './child-link.ts';
import { type ReaderMessage, ReaderMessageSchema } from './reader-messages.ts';

const virtualCard = join(import.meta.dirname, '../../../kiosk-agent/simulator/virtual-card/main.ts');
const firstEventMs = 10_000;

export interface Daemon {
  /** As a crash. */
  kill(): Promise<void>;
  /** In order. */
  end(): Promise<void>;
  start(options: { plugged: boolean }): Promise<void>;
}

export interface CardStand {
  driver: ChildLink<ReaderMessage>;
  hand: CardHand;
  /** Null: the machine's own daemon, which is not ours to end. */
  daemon: Daemon | null;
  readerName: string;
  socket: string;
  /** How often the driver's PC/SC process ended, by the driver's code for it. */
  childEnds: Readonly<Record<string, number>>;
  stop(): Promise<void>;
}

export interface CardStandOptions {
  /** For one command; the driver's usual one is 3 s. */
  apduDeadlineMs: number;
  /** How often the daemon looks at its slots; its own 400 ms unless given. */
  lookMs?: number;
  log: (line: string) => void;
}

/** A sentence where this machine cannot have one. */
export async function openCardStand(options: CardStandOptions): Promise<CardStand | string> {
  const directory = mkdtempSync(join(tmpdir(), 'borne-drill-'));
  const forget = (): void => rmSync(directory, { recursive: true, force: true });
  const ports = await freePorts();
  const startReader = (plugged: boolean): Promise<VirtualReader> =>
    startVirtualReader({
      directory: join(directory, 'd'),
      port: ports.vpcd,
      plugged,
      lookMs: options.lookMs,
      log: options.log,
    });
  const first = await startReader(true);
  if (first.kind === 'none') {
    forget();
    return first.reason ?? 'pcscd ne peut pas être démarré ici';
  }
  const keeper = new DaemonKeeper(first, startReader);
  const card = await startCard(first.vpcdPort, ports.cardOperator, directory);
  const { readerName, socket = '' } = first;
  const childEnds: Record<string, number> = {};
  const driver = await startDriver([readerName, socket, `${options.apduDeadlineMs}`], socket, childEnds);
  return {
    driver,
    childEnds,
    hand: cardHand(`http://127.0.0.1:${ports.cardOperator}`),
    daemon: first.kill ? keeper : null,
    readerName,
    socket,
    stop: async () => {
      await driver.stop();
      await card.stop();
      await keeper.end();
      forget();
    },
  };
}

function startCard(vpcdPort: number, operatorPort: number, directory: string): Promise<Running> {
  return startProcess({
    name: 'la carte virtuelle',
    file: virtualCard,
    env: { BORNE_MODE: 'development', VPCD_PORT: `${vpcdPort}`, CARD_OPERATOR_PORT: `${operatorPort}` },
    logFile: join(directory, 'virtual-card.log'),
  });
}

async function startDriver(
  driverArguments: string[],
  socket: string,
  childEnds: Record<string, number>,
): Promise<ChildLink<ReaderMessage>> {
  const driver = new ChildLink<ReaderMessage>({
    file: join(import.meta.dirname, 'reader-process.ts'),
    arguments: driverArguments,
    env: socket === '' ? {} : { PCSCLITE_CSOCK_NAME: socket },
    schema: ReaderMessageSchema,
    observe: (message) => {
      if (message.type === 'child-ended') childEnds[message.why] = (childEnds[message.why] ?? 0) + 1;
    },
  });
  const { found } = await driver.until(({ type }) => type === 'ready', firstEventMs);
  if (!found) throw new Error('the driver did not find the virtual reader');
  return driver;
}

class DaemonKeeper implements Daemon {
  readonly #startReader: (plugged: boolean) => Promise<VirtualReader>;
  #reader: VirtualReader;

  constructor(reader: VirtualReader, startReader: (plugged: boolean) => Promise<VirtualReader>) {
    this.#reader = reader;
    this.#startReader = startReader;
  }

  async kill(): Promise<void> {
    await this.#reader.kill?.();
  }

  end(): Promise<void> {
    return this.#reader.stop();
  }

  async start({ plugged }: { plugged: boolean }): Promise<void> {
    this.#reader = await this.#startReader(plugged);
    if (this.#reader.kind !== 'private') throw new Error(this.#reader.reason ?? 'pcscd did not come back');
  }
}

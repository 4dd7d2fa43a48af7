/** A reader of the port under the eyes of a test: its events in order, each awaited with a deadline that names it. */
import type { CardLog } from '../../../kiosk-agent/src/card/card-log.ts';
import type { CardReader, CardSession, ReaderEvent } from '../../../kiosk-agent/src/card/card-reader.ts';
import { PcscReader } from '../../../kiosk-agent/src/card/pcsc/pcsc-reader.ts';
import { SimulateurReader } from '../../../kiosk-agent/src/card/vpcd/simulateur-reader.ts';
import type { CardBench } from '../../support/card-bench.ts';

const eventDeadlineMs = 10_000;

export interface ObservedReader {
  reader: CardReader;
  /** Everything the driver wrote in its log, as text. */
  logged: string[];
  /** The next event, whatever it is, in one word. */
  next(): Promise<ReaderEvent>;
  /** The next event must be this one. */
  expect<Type extends ReaderEvent['type']>(type: Type): Promise<Extract<ReaderEvent, { type: Type }>>;
  /** Events that nobody has awaited yet. */
  unread(): ReaderEvent['type'][];
}

export interface ReaderSettings {
  apduDeadlineMs?: number;
  silenceMs?: number;
  readerName?: string;
}

/** The driver that this bench asks for, not yet started. */
export function readerOn(bench: CardBench, log: CardLog, settings: ReaderSettings = {}): CardReader {
  const { env, kind, vpcdPort } = bench;
  if (kind === 'none') return new SimulateurReader({ port: vpcdPort, log, ...settings });
  const reader = { readerName: env['CARD_READER'] ?? '', daemonSocket: env['PCSCLITE_CSOCK_NAME'] };
  return new PcscReader({ ...reader, log, ...settings });
}

/** Starts the bench's driver. Stop `reader` when done. */
export function observe(bench: CardBench, settings: ReaderSettings = {}): Promise<ObservedReader> {
  return observeReader((log) => readerOn(bench, log, settings));
}

/** Starts the PC/SC driver on a daemon that the test started itself. */
export function observePcsc(daemon: { readerName: string; daemonSocket: string }): Promise<ObservedReader> {
  return observeReader((log) => new PcscReader({ ...daemon, log }));
}

/** Starts any driver. */
export async function observeReader(open: (log: CardLog) => CardReader): Promise<ObservedReader> {
  const logged: string[] = [];
  const write = (fields: object, message: string): number =>
    logged.push(`${message} ${JSON.stringify(fields)}`);
  const reader = open({ info: write, warn: write });
  const queue = new EventQueue(() => logged.join(' ; '));
  await reader.start((event) => queue.push(event));
  return {
    reader,
    logged,
    next: () => queue.next('any event'),
    expect: (type) => queue.expect(type),
    unread: () => queue.unread(),
  };
}

/** Waits for a card and gives its session. */
export async function insert(bench: CardBench, observed: ObservedReader, card: string): Promise<CardSession> {
  await bench.insert(card);
  return (await observed.expect('inserted')).session;
}

/** Takes the card out and waits until the reader says so. */
export async function remove(bench: CardBench, observed: ObservedReader): Promise<void> {
  await bench.remove();
  await observed.expect('removed');
  await observed.expect('ready');
}

/**
 * Waits until the daemon itself has seen that every card is out: it looks only every so often. Told to a reader of its
 * own, since the test's may be stopped. `secondSlot`: the professional's too.
 */
export async function untilEmpty(bench: CardBench, { secondSlot = false } = {}): Promise<void> {
  await untilReady(bench, {});
  const readerName = bench.env['CARD_READER']?.replace(/ 00$/, ' 01');
  if (secondSlot && readerName) await untilReady(bench, { readerName });
}

async function untilReady(bench: CardBench, settings: ReaderSettings): Promise<void> {
  const witness = await observe(bench, settings);
  try {
    while ((await witness.next()).type !== 'ready');
  } finally {
    await witness.reader.stop();
  }
}

class EventQueue {
  readonly #events: ReaderEvent[] = [];
  readonly #story: () => string;
  #waiting: ((event: ReaderEvent) => void) | null = null;

  constructor(story: () => string) {
    this.#story = story;
  }

  push(event: ReaderEvent): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting) waiting(event);
    else this.#events.push(event);
  }

  unread(): ReaderEvent['type'][] {
    return this.#events.map(({ type }) => type);
  }

  async next(awaited: string): Promise<ReaderEvent> {
    const ready = this.#events.shift();
    if (ready) return ready;
    const { promise, resolve, reject } = Promise.withResolvers<ReaderEvent>();
    this.#waiting = resolve;
    const deadline = setTimeout(
      () => reject(new Error(`the reader did not say: ${awaited} (${this.#story()})`)),
      eventDeadlineMs,
    );
    return await promise.finally(() => clearTimeout(deadline));
  }

  async expect<Type extends ReaderEvent['type']>(type: Type): Promise<Extract<ReaderEvent, { type: Type }>> {
    const event = await this.next(type);
    if (event.type !== type) {
      throw new Error(`the reader said ${event.type} where ${type} was awaited (${this.#story()})`);
    }
    return event as Extract<ReaderEvent, { type: Type }>;
  }
}

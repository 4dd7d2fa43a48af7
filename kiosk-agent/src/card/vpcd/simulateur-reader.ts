/**
 * The driver `simulateur`, for machines without pcscd: the agent takes the place of vpcd on the loopback and the same
 * virtual card dials it. A connection is an insertion, its end a removal. Never in production (`config.ts` refuses).
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { ApduAnswer } from '../apdu.ts';
import type { CardLog } from '../card-log.ts';
import type { CardReader, ReaderEvent } from '../card-reader.ts';
import { freeZoneGives, readInsuredCard } from '../insured-card.ts';
import { Slot } from '../slot.ts';
import { VpcdLink } from './vpcd-link.ts';

export interface SimulateurReaderOptions {
  /** 0: any free port, told by `port`. */
  port: number;
  log: CardLog;
  apduDeadlineMs?: number;
  newId?: () => string;
}

/** ISO 7816-3: TS and T0 at least, 33 bytes at most. */
const atrBytes = { min: 2, max: 33 };

export class SimulateurReader implements CardReader {
  readonly driver = 'simulateur';
  readonly gives = freeZoneGives;
  readonly #options: SimulateurReaderOptions;
  readonly #server: Server;
  #slot: Slot | null = null;
  #card: { insertion: string; socket: Socket; link: VpcdLink } | null = null;
  #insertions = 0;

  constructor(options: SimulateurReaderOptions) {
    this.#options = options;
    this.#server = createServer((socket) => this.#take(socket));
  }

  /** Where the virtual card dials; known once started. */
  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Rejects with Node's own EADDRINUSE when the port is taken. */
  async start(listener: (event: ReaderEvent) => void): Promise<void> {
    if (this.#slot) throw new Error('this reader was started before');
    const newId = this.#options.newId ?? randomUUID;
    this.#slot = new Slot({
      listener,
      newId,
      read: ({ insertion, atr }) =>
        readInsuredCard({ atr, transmit: (command) => this.#send(insertion, command) }),
    });
    this.#server.listen(this.#options.port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#options.log.warn({ port: this.port }, 'SIMULATEUR: virtual cards are read, and no real one');
    this.#slot.see({ slot: 'empty' });
  }

  async stop(): Promise<void> {
    this.#slot?.close();
    this.#card?.socket.destroy();
    if (!this.#server.listening) return;
    this.#server.close();
    await once(this.#server, 'close');
  }

  #take(socket: Socket): void {
    // A reset connection is told by 'close', which follows.
    socket.on('error', () => null);
    // One slot takes one card.
    if (this.#card) return void socket.destroy();
    this.#insertions += 1;
    const insertion = `simulateur#${this.#insertions}`;
    const link = new VpcdLink(socket, this.#options.apduDeadlineMs ?? 3000);
    this.#card = { insertion, socket, link };
    socket.once('close', () => {
      this.#card = null;
      this.#slot?.see({ slot: 'empty' });
    });
    void this.#identify(insertion, link, socket);
  }

  async #identify(insertion: string, link: VpcdLink, socket: Socket): Promise<void> {
    const atr = await link.powerUp();
    if (socket.destroyed) return;
    const isAtr = atr !== null && atr.length >= atrBytes.min && atr.length <= atrBytes.max;
    this.#slot?.see(isAtr ? { slot: 'card', insertion, atr } : { slot: 'silent', insertion });
  }

  #send(insertion: string, command: Uint8Array): Promise<ApduAnswer> {
    const card = this.#card;
    if (card?.insertion !== insertion) return Promise.resolve({ ok: false, reason: 'removed' });
    return card.link.transmit(command);
  }
}

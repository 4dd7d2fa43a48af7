/** One card touching one reader: a connection, from the first power to the last byte. */
import { connect, type Socket } from 'node:net';
import type { CardProgram } from './card-program.ts';
import type { CatalogueCard } from './catalogue.ts';
import { framed, MessageReader, type ReaderMessage } from './wire.ts';

export interface ContactOptions {
  card: CatalogueCard;
  readerPort: number;
  /** The reader is not there, or let go. Said once. */
  lost(): void;
  /** The card itself asks to be pulled out: its temper is a hand. */
  pulled(): void;
  complain(why: string): void;
  /** A command came. */
  asked(): void;
}

export class Contact {
  readonly #options: ContactOptions;
  readonly #socket: Socket;
  readonly #program: CardProgram;
  readonly #messages = new MessageReader();
  readonly #timers = new Set<NodeJS.Timeout>();
  #powered = false;
  #linked = false;

  constructor(options: ContactOptions) {
    this.#options = options;
    this.#program = options.card.program();
    this.#socket = connect({ port: options.readerPort, host: '127.0.0.1', noDelay: true });
    this.#socket.on('data', (chunk) => this.#hear(chunk));
    // No reader there yet: 'close' follows and the slot dials again.
    this.#socket.on('error', () => null);
    this.#socket.once('close', () => this.#end());
  }

  /** True once the reader spoke: a connection alone may still wait in the queue of its port. */
  get linked(): boolean {
    return this.#linked;
  }

  breakOff(): void {
    this.#socket.destroy();
  }

  #hear(chunk: Uint8Array): void {
    for (const message of this.#messages.push(chunk)) {
      if (this.#socket.destroyed) return;
      this.#linked = true;
      this.#obey(message);
    }
  }

  #obey(message: ReaderMessage): void {
    if (message.message === 'unknown') this.#refuse('message inconnu du lecteur');
    else if (message.message === 'get-atr') this.#socket.write(framed(this.#options.card.atr));
    else if (message.message === 'command') this.#answer(message.bytes);
    else {
      this.#powered = message.message !== 'power-off';
      this.#program.reset();
    }
  }

  #answer(command: Uint8Array): void {
    // A chip without current cannot answer: a reader that asks anyway has a fault that must be seen.
    if (!this.#powered) {
      this.#refuse('commande envoyée à une carte hors tension');
      return;
    }
    this.#options.asked();
    const { bytes, afterMs, pulledAfterMs } = this.#program.answer(command);
    this.#later(afterMs ?? 0, () => this.#socket.write(framed(bytes)));
    if (pulledAfterMs !== undefined) this.#later(pulledAfterMs, () => this.#options.pulled());
  }

  #later(ms: number, act: () => void): void {
    if (ms === 0) {
      act();
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, ms);
    this.#timers.add(timer);
  }

  #refuse(why: string): void {
    this.#options.complain(why);
    this.#socket.destroy();
  }

  #end(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#linked = false;
    this.#options.lost();
  }
}

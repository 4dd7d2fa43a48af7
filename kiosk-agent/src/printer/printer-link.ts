/**
 * One connection to the printer: bytes out, one-byte answers in. Every wait has a deadline, and what the wire does is
 * a value, never an exception.
 */
import { connect, type Socket } from 'node:net';

export interface PrinterAddress {
  host: string;
  port: number;
}

/** timeout: no fitting byte in time. lost: the connection is gone. */
export type PrinterAnswer = number | 'timeout' | 'lost';

/** A printer that chatters must not fill our memory. */
const mostUnreadAnswers = 256;

const goodByeMs = 500;

export class PrinterLink {
  readonly #socket: Socket;
  #answers: number[] = [];
  #lost = false;
  #wake: () => void = () => undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (bytes) => {
      this.#answers = [...this.#answers, ...bytes].slice(-mostUnreadAnswers);
      this.#wake();
    });
    socket.on('close', () => {
      this.#lost = true;
      this.#wake();
    });
    // A reset is followed by `close`, which says all we need.
    socket.on('error', () => this.#wake());
  }

  /** Null: nothing took the connection within the deadline. */
  static open(address: PrinterAddress, deadlineMs: number): Promise<PrinterLink | null> {
    return new Promise((resolve) => {
      const socket = connect({ host: address.host, port: address.port, noDelay: true });
      const link = new PrinterLink(socket);
      const giveUp = () => {
        socket.destroy();
        resolve(null);
      };
      const timer = setTimeout(giveUp, deadlineMs);
      socket.once('connect', () => {
        clearTimeout(timer);
        resolve(link);
      });
      socket.once('close', () => {
        clearTimeout(timer);
        resolve(null);
      });
    });
  }

  get lost(): boolean {
    return this.#lost;
  }

  /** True once the system took every byte; whether the printer did is another question. */
  write(bytes: Uint8Array, deadlineMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#socket.destroy();
        resolve(false);
      }, deadlineMs);
      this.#socket.write(bytes, (error) => {
        clearTimeout(timer);
        resolve(!error);
      });
    });
  }

  /** The oldest unread byte that fits; the others wait for whoever they fit. One caller at a time. */
  async answer(fits: (byte: number) => boolean, deadlineMs: number): Promise<PrinterAnswer> {
    const end = performance.now() + deadlineMs;
    for (;;) {
      const index = this.#answers.findIndex(fits);
      const [byte] = index < 0 ? [] : this.#answers.splice(index, 1);
      if (byte !== undefined) return byte;
      if (this.#lost) return 'lost';
      const leftMs = end - performance.now();
      if (leftMs <= 0) return 'timeout';
      await this.#somethingHappens(leftMs);
    }
  }

  /** Forgets what came unasked before a question. */
  forgetAnswers(): void {
    this.#answers = [];
  }

  /** Says good-bye and waits for the printer's: one that serves a single client would refuse our next call. */
  close(): Promise<void> {
    if (this.#lost) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#socket.destroy(), goodByeMs);
      this.#socket.once('close', () => {
        clearTimeout(timer);
        resolve();
      });
      this.#socket.end();
    });
  }

  #somethingHappens(deadlineMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, deadlineMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

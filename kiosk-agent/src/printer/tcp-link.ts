/** The printer behind TCP, port 9100 and the like: network modules, and our double. */
import { connect, type Socket } from 'node:net';
import type { NoLink, PrinterAnswer, PrinterLink, Transport } from './printer-link.ts';
import { UnreadAnswers } from './unread-answers.ts';

export interface TcpAddress {
  host: string;
  port: number;
}

const goodByeMs = 500;

export function tcpTransport(address: TcpAddress): Transport {
  return (deadlineMs) => TcpLink.open(address, deadlineMs);
}

class TcpLink implements PrinterLink {
  readonly #socket: Socket;
  readonly #unread = new UnreadAnswers();

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (bytes) => this.#unread.add(bytes));
    socket.on('close', () => this.#unread.end());
    // A reset is followed by `close`, which says all we need.
    socket.on('error', () => undefined);
  }

  static open({ host, port }: TcpAddress, deadlineMs: number): Promise<TcpLink | NoLink> {
    return new Promise((resolve) => {
      const socket = connect({ host, port, noDelay: true });
      const link = new TcpLink(socket);
      const timer = setTimeout(() => {
        socket.destroy();
        resolve('absent');
      }, deadlineMs);
      socket.once('connect', () => {
        clearTimeout(timer);
        resolve(link);
      });
      socket.once('close', () => {
        clearTimeout(timer);
        resolve('absent');
      });
    });
  }

  get lost(): boolean {
    return this.#unread.ended;
  }

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

  answer(fits: (byte: number) => boolean, deadlineMs: number): Promise<PrinterAnswer> {
    return this.#unread.take(fits, deadlineMs);
  }

  forgetAnswers(): void {
    this.#unread.forget();
  }

  /** Says good-bye and waits for the printer's: one that serves a single client would refuse our next call. */
  close(): Promise<void> {
    if (this.lost) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#socket.destroy(), goodByeMs);
      this.#socket.once('close', () => {
        clearTimeout(timer);
        resolve();
      });
      this.#socket.end();
    });
  }
}

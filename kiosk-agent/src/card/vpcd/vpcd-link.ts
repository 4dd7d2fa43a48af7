/** The reader's end of one virtual card's connection: its answer to reset, then one command at a time. */
import type { Socket } from 'node:net';
import { type ApduAnswer, parseAnswer } from '../apdu.ts';
import { control, FrameReader, frame } from './vpcd-frame.ts';

/** 256 bytes and a status word: what T=0 can carry. */
const answerBytesMax = 258;

export class VpcdLink {
  readonly #socket: Socket;
  readonly #deadlineMs: number;
  readonly #frames = new FrameReader();
  #waiting: ((payload: Uint8Array | null) => void) | null = null;

  constructor(socket: Socket, deadlineMs: number) {
    this.#socket = socket;
    this.#deadlineMs = deadlineMs;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#hear(chunk));
    socket.once('close', () => this.#hand(null));
  }

  /** Powers the card and asks what it is. Null: nothing came in time, or the card went. */
  async powerUp(): Promise<Uint8Array | null> {
    this.#socket.write(frame(Uint8Array.of(control.powerOn)));
    const answer = await this.#ask(Uint8Array.of(control.answerToReset));
    return answer === 'late' ? null : answer;
  }

  async transmit(command: Uint8Array): Promise<ApduAnswer> {
    const answer = await this.#ask(command);
    if (answer === 'late') return { ok: false, reason: 'timeout' };
    return answer ? parseAnswer(answer) : { ok: false, reason: 'removed' };
  }

  async #ask(payload: Uint8Array): Promise<Uint8Array | null | 'late'> {
    if (this.#socket.destroyed) return null;
    if (this.#waiting) throw new Error('two commands to one card at the same time');
    const { promise, resolve } = Promise.withResolvers<Uint8Array | null | 'late'>();
    this.#waiting = resolve;
    // What comes after it finds a promise already kept, and answers nobody.
    const deadline = setTimeout(() => resolve('late'), this.#deadlineMs);
    this.#socket.write(frame(payload));
    return await promise.finally(() => clearTimeout(deadline));
  }

  #hear(chunk: Uint8Array): void {
    for (const payload of this.#frames.push(chunk)) {
      // No card speaks unasked, nor longer than its protocol: whoever does is no card.
      if (!this.#waiting || payload.length > answerBytesMax) this.#socket.destroy();
      else this.#hand(payload);
    }
  }

  #hand(payload: Uint8Array | null): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.(payload);
  }
}

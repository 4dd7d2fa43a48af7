/**
 * The agent's end of the wire to virtual USB devices, described in simulator/virtual-hid/wire.ts: one connection, calls
 * with a deadline, and what devices say unasked.
 */
import { connect, type Socket } from 'node:net';
import { z } from 'zod';

const headBytes = 4;
const mostBytes = 64 * 1024;

const hex = z.hex().transform((text) => Uint8Array.from(Buffer.from(text, 'hex')));

const refusals = ['gone', 'in-use', 'closed', 'refused'] as const;
/** lost: the connection is gone, or the answer did not come in time. */
export type WireRefusal = (typeof refusals)[number] | 'lost';

const AnswerSchema = z.union([
  z.object({ id: z.int(), ok: z.literal(true) }).loose(),
  z.strictObject({ id: z.int(), ok: z.literal(false), refusal: z.enum(refusals) }),
]);
const EventSchema = z.discriminatedUnion('event', [
  z.strictObject({ event: z.literal('data'), handle: z.int(), report: hex }),
  z.strictObject({ event: z.literal('error'), handle: z.int() }),
]);

export type WireAnswer = { ok: true; result: unknown } | { ok: false; refusal: WireRefusal };
export type WireEvent = z.infer<typeof EventSchema>;

export interface HidWireOptions {
  port: number;
  onEvent: (event: WireEvent) => void;
  onLost: () => void;
  deadlineMs: number;
}

const lost: WireAnswer = { ok: false, refusal: 'lost' };

export class HidWire {
  readonly #socket: Socket;
  readonly #options: HidWireOptions;
  readonly #waiting = new Map<number, (answer: WireAnswer) => void>();
  #rest: Buffer = Buffer.alloc(0);
  #lastId = 0;

  private constructor(socket: Socket, options: HidWireOptions) {
    this.#socket = socket;
    this.#options = options;
    socket.on('data', (chunk) => this.#take(chunk));
    socket.once('close', () => this.#lose());
  }

  /** Null: nothing took the connection. */
  static open(options: HidWireOptions): Promise<HidWire | null> {
    return new Promise((resolve) => {
      const socket = connect({ host: '127.0.0.1', port: options.port, noDelay: true });
      const giveUp = setTimeout(() => socket.destroy(), options.deadlineMs);
      // What went wrong is told by `close`, which follows.
      socket.on('error', () => socket.destroy());
      const refused = (): void => {
        clearTimeout(giveUp);
        resolve(null);
      };
      socket.once('close', refused);
      socket.once('connect', () => {
        clearTimeout(giveUp);
        socket.off('close', refused);
        resolve(new HidWire(socket, options));
      });
    });
  }

  call(call: { call: string; [field: string]: unknown }): Promise<WireAnswer> {
    if (this.#socket.destroyed) return Promise.resolve(lost);
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#settle(id, lost), this.#options.deadlineMs);
      this.#waiting.set(id, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      this.#socket.write(frame({ id, ...call }));
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(chunk: Uint8Array): void {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    for (let text = this.#nextText(); text !== null; text = this.#nextText()) {
      if (!this.#hear(text)) this.close();
    }
  }

  /** Null until a frame is whole. */
  #nextText(): string | null {
    if (this.#rest.length < headBytes || this.#socket.destroyed) return null;
    const end = headBytes + this.#rest.readUInt32BE(0);
    if (end > mostBytes) this.close();
    if (this.#rest.length < end) return null;
    const text = this.#rest.toString('utf8', headBytes, end);
    this.#rest = this.#rest.subarray(end);
    return text;
  }

  /** False for what no double of ours says. */
  #hear(text: string): boolean {
    const message = parsed(text);
    const event = EventSchema.safeParse(message);
    if (event.success) {
      this.#options.onEvent(event.data);
      return true;
    }
    const answer = AnswerSchema.safeParse(message);
    if (!answer.success) return false;
    const { data } = answer;
    this.#settle(data.id, data.ok ? { ok: true, result: data } : { ok: false, refusal: data.refusal });
    return true;
  }

  #settle(id: number, answer: WireAnswer): void {
    this.#waiting.get(id)?.(answer);
    this.#waiting.delete(id);
  }

  #lose(): void {
    for (const id of [...this.#waiting.keys()]) this.#settle(id, lost);
    this.#options.onLost();
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No schema accepts it.
    return undefined;
  }
}

function frame(message: unknown): Buffer {
  const text = Buffer.from(JSON.stringify(message), 'utf8');
  const head = Buffer.alloc(headBytes);
  head.writeUInt32BE(text.length);
  return Buffer.concat([head, text]);
}

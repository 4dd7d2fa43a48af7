/**
 * The USB cable, as TCP on loopback: the agent's driver `simulateur` dials it and calls what it would call of node-hid.
 * Frames of frame.ts. The agent asks, with a number of its own:
 *   {id, call: "list"}                                    -> {id, ok: true, devices: [...]}
 *   {id, call: "open", path}                              -> {id, ok: true, handle}
 *   {id, call: "write" | "sendFeatureReport", handle, report: hex}  -> {id, ok: true, sent}
 *   {id, call: "getFeatureReport", handle, reportId, length}        -> {id, ok: true, report: hex}
 *   {id, call: "close", handle}                           -> {id, ok: true}
 * or is refused: {id, ok: false, refusal: "gone" | "in-use" | "closed" | "refused"}. Unasked, it is told
 *   {event: "data", handle, report: hex} and {event: "error", handle} (unplugged; nothing comes after it).
 * Whoever sends something else is hung up on. Hanging up closes what the caller had open.
 */
import { createServer, type Server, type Socket } from 'node:net';
import { z } from 'zod';
import { FrameReader, frame } from './frame.ts';
import type { UsbBus } from './usb-bus.ts';

const id = z.int();
const handle = z.int();
const report = z.hex().transform((hex) => Uint8Array.from(Buffer.from(hex, 'hex')));

const CallSchema = z.discriminatedUnion('call', [
  z.strictObject({ id, call: z.literal('list') }),
  z.strictObject({ id, call: z.literal('open'), path: z.string() }),
  z.strictObject({ id, call: z.literal('write'), handle, report }),
  z.strictObject({ id, call: z.literal('sendFeatureReport'), handle, report }),
  z.strictObject({
    id,
    call: z.literal('getFeatureReport'),
    handle,
    reportId: z.int().min(0).max(255),
    length: z.int().min(1).max(4096),
  }),
  z.strictObject({ id, call: z.literal('close'), handle }),
]);
type Call = z.infer<typeof CallSchema>;

export function createWire(bus: UsbBus): Server {
  return createServer((socket) => {
    const caller = new Caller(bus, socket);
    const frames = new FrameReader();
    // A reset is a hang-up like another; `close` follows it.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => caller.hangUp());
    socket.on('data', (chunk) => {
      const messages = frames.push(chunk);
      if (!messages?.every((message) => caller.take(message))) socket.destroy();
    });
  });
}

class Caller {
  readonly #bus: UsbBus;
  readonly #socket: Socket;
  readonly #handles = new Set<number>();

  constructor(bus: UsbBus, socket: Socket) {
    this.#bus = bus;
    this.#socket = socket;
  }

  /** False for what is no call. */
  take(message: unknown): boolean {
    const call = CallSchema.safeParse(message);
    if (!call.success) return false;
    const result = this.#answer(call.data);
    const refused = typeof result === 'string';
    this.#send({ id: call.data.id, ...(refused ? { ok: false, refusal: result } : { ok: true, ...result }) });
    return true;
  }

  hangUp(): void {
    for (const open of this.#handles) this.#bus.close(open);
    this.#handles.clear();
  }

  #answer(call: Call): string | Record<string, unknown> {
    switch (call.call) {
      case 'list':
        return { devices: this.#bus.list() };
      case 'open':
        return this.#open(call.path);
      case 'write':
        return whenNumber(this.#bus.write(call.handle, call.report), 'sent');
      case 'sendFeatureReport':
        return whenNumber(this.#bus.sendFeatureReport(call.handle, call.report), 'sent');
      case 'getFeatureReport': {
        const found = this.#bus.getFeatureReport(call.handle, call.reportId, call.length);
        return typeof found === 'string' ? found : { report: Buffer.from(found).toString('hex') };
      }
      default:
        return this.#close(call.handle);
    }
  }

  #open(path: string): string | Record<string, unknown> {
    let opened = 0;
    const result = this.#bus.open(path, {
      onReport: (bytes) =>
        this.#send({ event: 'data', handle: opened, report: Buffer.from(bytes).toString('hex') }),
      onLost: () => this.#send({ event: 'error', handle: opened }),
    });
    if (typeof result === 'string') return result;
    opened = result;
    this.#handles.add(opened);
    return { handle: opened };
  }

  #close(closed: number): string | Record<string, unknown> {
    this.#handles.delete(closed);
    const result = this.#bus.close(closed);
    return result === 'done' ? {} : result;
  }

  #send(message: unknown): void {
    if (!this.#socket.destroyed) this.#socket.write(frame(message));
  }
}

function whenNumber(result: number | string, name: string): string | Record<string, unknown> {
  return typeof result === 'string' ? result : { [name]: result };
}

/**
 * SIMULATEUR: HID devices that are not there, in the process `simulator/virtual-hid`. Never in production
 * (`config/hid-settings.ts` refuses); only `devices/hid.ts` may choose it.
 */
import { z } from 'zod';
import type { HidDevice, HidDevices, HidListing, HidOpening } from './hid-devices.ts';
import { HidWire, type WireAnswer, type WireEvent } from './hid-wire.ts';

const ListSchema = z.object({
  devices: z.array(
    z.strictObject({
      path: z.string(),
      vendorId: z.int(),
      productId: z.int(),
      product: z.string(),
      usagePage: z.int(),
      usage: z.int(),
    }),
  ),
});
const OpenSchema = z.object({ handle: z.int() });
const SentSchema = z.object({ sent: z.int() });
const ReportSchema = z.object({ report: z.hex() });

export interface SimulateurHidOptions {
  port: number;
  /** For one answer of the simulator. */
  deadlineMs?: number;
}

export class SimulateurHidDevices implements HidDevices {
  readonly #options: Required<SimulateurHidOptions>;
  readonly #open = new Map<number, SimulatedDevice>();
  #dialling: Promise<HidWire | null> | null = null;

  constructor(options: SimulateurHidOptions) {
    this.#options = { deadlineMs: 1_000, ...options };
  }

  async list(): Promise<HidListing> {
    const answer = await (await this.#wire())?.call({ call: 'list' });
    const list = ListSchema.safeParse(answer?.ok ? answer.result : null);
    return list.success ? { ok: true, devices: list.data.devices } : { ok: false, reason: 'not-working' };
  }

  async open(path: string): Promise<HidOpening> {
    const wire = await this.#wire();
    const answer = await wire?.call({ call: 'open', path });
    const opened = OpenSchema.safeParse(answer?.ok ? answer.result : null);
    if (!wire || !opened.success) {
      const gone = answer?.ok === false && answer.refusal === 'gone';
      return { ok: false, reason: gone ? 'gone' : 'failed' };
    }
    const { handle } = opened.data;
    const device = new SimulatedDevice(wire, handle, () => this.#open.delete(handle));
    this.#open.set(handle, device);
    return { ok: true, device };
  }

  async close(): Promise<void> {
    (await this.#dialling)?.close();
  }

  /** Dials when there is no connection; one dialling at a time. */
  #wire(): Promise<HidWire | null> {
    this.#dialling ??= this.#dial();
    return this.#dialling;
  }

  async #dial(): Promise<HidWire | null> {
    const { port, deadlineMs } = this.#options;
    // A turn later: what follows an `open` on the wire must find its device.
    const onEvent = (event: WireEvent): void =>
      void setImmediate(() => this.#open.get(event.handle)?.hear(event));
    const wire = await HidWire.open({ port, deadlineMs, onEvent, onLost: () => this.#lose() });
    if (!wire) this.#dialling = null;
    return wire;
  }

  #lose(): void {
    this.#dialling = null;
    for (const device of [...this.#open.values()]) device.lose();
  }
}

class SimulatedDevice implements HidDevice {
  readonly #wire: HidWire;
  readonly #handle: number;
  readonly #onClose: () => void;
  #onData: (report: Uint8Array) => void = () => undefined;
  #onError: (error: Error) => void = () => undefined;
  #closing: Promise<void> | null = null;

  constructor(wire: HidWire, handle: number, onClose: () => void) {
    this.#wire = wire;
    this.#handle = handle;
    this.#onClose = onClose;
  }

  /** One listener for each event: a device has one user. */
  on(event: 'data', listener: (report: Uint8Array) => void): void;
  on(event: 'error', listener: (error: Error) => void): void;
  on(event: 'data' | 'error', listener: ((report: Uint8Array) => void) & ((error: Error) => void)): void {
    if (event === 'data') this.#onData = listener;
    else this.#onError = listener;
  }

  hear(event: WireEvent): void {
    if (event.event === 'data') this.#onData(event.report);
    else this.lose();
  }

  lose(): void {
    this.#onError(new Error('the virtual device is gone'));
  }

  async write(report: Uint8Array): Promise<number> {
    const result = await this.#call('write', { report: Buffer.from(report).toString('hex') });
    return SentSchema.parse(result).sent;
  }

  async sendFeatureReport(report: Uint8Array): Promise<number> {
    const result = await this.#call('sendFeatureReport', { report: Buffer.from(report).toString('hex') });
    return SentSchema.parse(result).sent;
  }

  async getFeatureReport(reportId: number, length: number): Promise<Uint8Array> {
    const { report } = ReportSchema.parse(await this.#call('getFeatureReport', { reportId, length }));
    return Uint8Array.from(Buffer.from(report, 'hex'));
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#onClose();
    await this.#wire.call({ call: 'close', handle: this.#handle });
  }

  async #call(call: string, fields: Record<string, unknown>): Promise<unknown> {
    const answer: WireAnswer = this.#closing
      ? { ok: false, refusal: 'closed' }
      : await this.#wire.call({ call, handle: this.#handle, ...fields });
    if (answer.ok) return answer.result;
    throw new Error(`the virtual device did not take it: ${answer.refusal}`);
  }
}

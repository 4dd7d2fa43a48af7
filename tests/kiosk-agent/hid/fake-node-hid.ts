/**
 * node-hid as its callers see it (`devicesAsync`, `HIDAsync`), without hidapi, udev or a device: it proves how we use
 * the module, and nothing about the module. It refuses what a device or the module refuses, and remembers each misuse.
 */
import { EventEmitter } from 'node:events';
import type { NativeListed, NodeHid } from '../../../kiosk-agent/src/hid/node-hid-devices.ts';

export interface FakeSpec {
  listed: NativeListed & { path: string; product: string };
  /** Bytes of each feature report, its id included. */
  features?: Record<number, number>;
  /** Bytes of an output report; none: it takes none. */
  outputBytes?: number;
  /** Why it cannot be opened, as hidapi's sentence. */
  closedBecause?: string;
}

export interface Sent {
  by: 'feature' | 'output';
  hex: string;
}

export class FakeNodeHid {
  readonly misuses: string[] = [];
  /** What devices took, in order. */
  readonly sent: Sent[] = [];
  listings = 0;
  /** While set, every report is held back until it resolves. */
  hold: Promise<unknown> | null = null;
  readonly #plugged = new Map<string, FakeSpec>();
  readonly #open = new Map<string, FakeHidAsync>();

  readonly module: NodeHid = {
    devicesAsync: async () => {
      this.listings += 1;
      return [...this.#plugged.values()].map(({ listed }) => listed);
    },
    HIDAsync: { open: (path) => this.#openPath(path) },
  };

  get openPaths(): string[] {
    return [...this.#open.keys()];
  }

  plug(spec: FakeSpec): void {
    this.#plugged.set(spec.listed.path, spec);
  }

  unplug(path: string): void {
    this.#plugged.delete(path);
    this.#open.get(path)?.unplugged();
  }

  /** The device says something. */
  emit(path: string, report: Uint8Array): void {
    this.#open.get(path)?.say(report);
  }

  misuse(what: string): Error {
    this.misuses.push(what);
    return new TypeError(what);
  }

  forget(path: string): void {
    this.#open.delete(path);
  }

  async #openPath(path: string): Promise<FakeHidAsync> {
    const spec = this.#plugged.get(path);
    if (!spec) throw new Error(`cannot open device with path ${path}: No such file or directory`);
    if (spec.closedBecause) throw new Error(`cannot open device with path ${path}: ${spec.closedBecause}`);
    // hidraw would let it pass, and then both would get each report: ours must not do it.
    if (this.#open.has(path)) throw this.misuse(`${path} is open already`);
    const device = new FakeHidAsync(this, spec);
    this.#open.set(path, device);
    return device;
  }
}

class FakeHidAsync extends EventEmitter {
  readonly #bus: FakeNodeHid;
  readonly #spec: FakeSpec;
  #state: 'open' | 'unplugged' | 'closed' = 'open';
  #reading = false;

  constructor(bus: FakeNodeHid, spec: FakeSpec) {
    super();
    this.#bus = bus;
    this.#spec = spec;
    this.on('newListener', (event) => {
      if (event === 'data') process.nextTick(() => this.#startReading());
    });
  }

  /** Thrown where no caller can catch it, as in node-hid. */
  #startReading(): void {
    if (this.#state === 'closed') throw this.#bus.misuse('device has been closed');
    if (this.#reading) throw this.#bus.misuse('read is already running');
    this.#reading = true;
    if (this.#state === 'unplugged') this.emit('error', 'could not read from HID device');
  }

  say(report: Uint8Array): void {
    if (this.#reading && this.#state === 'open') this.emit('data', Buffer.from(report));
  }

  unplugged(): void {
    this.#state = 'unplugged';
    if (this.#reading) this.emit('error', 'could not read from HID device');
  }

  async write(report: Buffer): Promise<number> {
    return this.#take('output', report, this.#spec.outputBytes);
  }

  async sendFeatureReport(report: Buffer): Promise<number> {
    return this.#take('feature', report, this.#spec.features?.[report[0] ?? -1]);
  }

  async getFeatureReport(reportId: number, length: number): Promise<Buffer> {
    this.#mustBeUsable();
    if (this.#spec.features?.[reportId] !== length) {
      throw this.#bus.misuse(`no feature report ${reportId} of ${length} bytes`);
    }
    return Buffer.concat([Buffer.of(reportId), Buffer.alloc(length - 1)]);
  }

  async close(): Promise<void> {
    if (this.#state === 'closed') throw this.#bus.misuse('device is already closed');
    this.#state = 'closed';
    this.#bus.forget(this.#spec.listed.path);
    this.removeAllListeners();
  }

  async #take(by: Sent['by'], report: Buffer, expected: number | undefined): Promise<number> {
    this.#mustBeUsable();
    if (!Buffer.isBuffer(report)) throw this.#bus.misuse('a report must be a Buffer');
    if (expected === undefined) throw this.#bus.misuse(`no such ${by} report`);
    if (report.length !== expected) throw this.#bus.misuse(`${by} report of ${report.length} bytes`);
    await this.#bus.hold;
    this.#bus.sent.push({ by, hex: report.toString('hex') });
    return report.length;
  }

  #mustBeUsable(): void {
    if (this.#state === 'closed') throw this.#bus.misuse('device has been closed');
    if (this.#state === 'unplugged') throw new Error('Cannot write to hid device: No such device');
  }
}

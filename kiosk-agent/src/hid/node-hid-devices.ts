/**
 * HID devices through node-hid, an optional dependency with a native part: without it the kiosk works, and says so.
 * Three traps of node-hid 3.4, all met with the real library, are kept from our callers: reading starts one tick after
 * `data` is subscribed, and throws where nobody can catch it when the device was closed meanwhile or when `data` is
 * subscribed twice; a failed read is told as a string; a second `close` rejects.
 */
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { HidDevice, HidDevices, HidListed, HidListing, HidOpening } from './hid-devices.ts';

/** The part of `HIDAsync` that we use. */
export interface NativeHidDevice {
  on(event: string, listener: (value: unknown) => void): unknown;
  write(report: Buffer): Promise<number>;
  sendFeatureReport(report: Buffer): Promise<number>;
  getFeatureReport(reportId: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

export interface NativeListed {
  path?: string | undefined;
  vendorId: number;
  productId: number;
  product?: string | undefined;
  usagePage?: number | undefined;
  usage?: number | undefined;
}

/** The part of the module `node-hid` that we use. */
export interface NodeHid {
  devicesAsync(): Promise<NativeListed[]>;
  HIDAsync: { open(path: string): Promise<NativeHidDevice> };
}

export class NodeHidDevices implements HidDevices {
  readonly #load: () => Promise<NodeHid>;
  readonly #reach: (path: string) => Promise<void>;
  #loading: Promise<NodeHid | null> | null = null;

  constructor(load: () => Promise<NodeHid> = () => import('node-hid'), reach = reachFile) {
    this.#load = load;
    this.#reach = reach;
  }

  async list(): Promise<HidListing> {
    const hid = await this.#native();
    if (!hid) return { ok: false, reason: 'not-installed' };
    try {
      return { ok: true, devices: (await hid.devicesAsync()).flatMap(listed) };
    } catch {
      // No binary for this system, or no libudev: the status says that the driver does not work.
      return { ok: false, reason: 'not-working' };
    }
  }

  async open(path: string): Promise<HidOpening> {
    const hid = await this.#native();
    if (!hid) return { ok: false, reason: 'not-installed' };
    try {
      return { ok: true, device: await OpenDevice.reading(await hid.HIDAsync.open(path)) };
    } catch {
      // hidapi's reason is a sentence; the file itself has a code.
      return { ok: false, reason: await this.#whyNotOpened(path) };
    }
  }

  async close(): Promise<void> {
    // node-hid holds nothing but its open devices.
  }

  async #whyNotOpened(path: string): Promise<'no-permission' | 'gone' | 'failed'> {
    // Elsewhere than on Linux the path is no file.
    if (!path.startsWith('/dev/')) return 'failed';
    try {
      await this.#reach(path);
      return 'failed';
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'ENOENT') return 'gone';
      return code === 'EACCES' || code === 'EPERM' ? 'no-permission' : 'failed';
    }
  }

  #native(): Promise<NodeHid | null> {
    // A missing package is `null`, and the status tells it.
    this.#loading ??= this.#load().catch(() => null);
    return this.#loading;
  }
}

function listed(native: NativeListed): HidListed[] {
  const { path, vendorId, productId, product = '', usagePage = null, usage = null } = native;
  // Without a path there is nothing to open.
  return path ? [{ path, vendorId, productId, product, usagePage, usage }] : [];
}

/** Resolves where this user may read and write the file. */
function reachFile(path: string): Promise<void> {
  return access(path, constants.R_OK | constants.W_OK);
}

class OpenDevice implements HidDevice {
  readonly #native: NativeHidDevice;
  #onData: (report: Uint8Array) => void = () => undefined;
  #onError: (error: Error) => void = () => undefined;
  #closing: Promise<void> | null = null;

  private constructor(native: NativeHidDevice) {
    this.#native = native;
  }

  /** Subscribes once and lets the reading begin, so that no later call can meet the tick in which it begins. */
  static async reading(native: NativeHidDevice): Promise<OpenDevice> {
    const device = new OpenDevice(native);
    native.on('error', (error) => device.#onError(error instanceof Error ? error : new Error(String(error))));
    native.on('data', (report) => {
      if (report instanceof Uint8Array) device.#onData(report);
    });
    await nextTurn();
    return device;
  }

  /** One listener for each event: a device has one user. */
  on(event: 'data', listener: (report: Uint8Array) => void): void;
  on(event: 'error', listener: (error: Error) => void): void;
  on(event: 'data' | 'error', listener: ((report: Uint8Array) => void) & ((error: Error) => void)): void {
    if (event === 'data') this.#onData = listener;
    else this.#onError = listener;
  }

  write(report: Uint8Array): Promise<number> {
    return this.#native.write(Buffer.from(report));
  }

  sendFeatureReport(report: Uint8Array): Promise<number> {
    return this.#native.sendFeatureReport(Buffer.from(report));
  }

  getFeatureReport(reportId: number, length: number): Promise<Uint8Array> {
    return this.#native.getFeatureReport(reportId, length);
  }

  close(): Promise<void> {
    this.#closing ??= this.#native.close();
    return this.#closing;
  }
}

/** The port to USB HID: devices are listed, then opened by path; an open one has the surface of node-hid's HIDAsync. */

/** One collection of one device, as the system lists it. A device with several collections is listed several times. */
export interface HidListed {
  path: string;
  vendorId: number;
  productId: number;
  /** The maker's own words; empty when the device gives none. */
  product: string;
  /** Null where the system does not tell. */
  usagePage: number | null;
  usage: number | null;
}

/** Reports are with their id in the first byte, in both directions, as hidapi has them. */
export interface HidDevice {
  on(event: 'data', listener: (report: Uint8Array) => void): void;
  /** Unplugged, or no longer readable. Nothing comes after it; it must still be closed. */
  on(event: 'error', listener: (error: Error) => void): void;
  /** Sends an output report; bytes sent. Rejects when the device refuses or is gone. */
  write(report: Uint8Array): Promise<number>;
  sendFeatureReport(report: Uint8Array): Promise<number>;
  getFeatureReport(reportId: number, length: number): Promise<Uint8Array>;
  /** A second call changes nothing. */
  close(): Promise<void>;
}

export type HidListing =
  | { ok: true; devices: HidListed[] }
  /** not-installed: the library is absent. not-working: it is there and cannot list. */
  | { ok: false; reason: 'not-installed' | 'not-working' };

export type HidOpening =
  | { ok: true; device: HidDevice }
  /** no-permission: this user may not (udev). gone: unplugged since. failed: another program holds it, or else. */
  | { ok: false; reason: 'not-installed' | 'no-permission' | 'gone' | 'failed' };

export interface HidDevices {
  list(): Promise<HidListing>;
  open(path: string): Promise<HidOpening>;
  /** Closes the driver itself; each open device is closed by whoever opened it. */
  close(): Promise<void>;
}

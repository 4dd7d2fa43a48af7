/** The scanner in HID POS mode, kept in use through unplugging. */
import type { HidDevice, HidDevices } from '../hid/hid-devices.ts';
import { HidLink } from '../hid/hid-link.ts';
import { sendReport } from '../hid/hid-report.ts';
import { chooseScanner } from './choose-scanner.ts';
import { mostGapMs, ScanAssembly } from './scan-assembly.ts';
import type { Scanner, ScannerEvent, ScannerStatus } from './scanner.ts';
import type { ScannerProfile, ScannerProfileName } from './scanner-profiles.ts';

export interface HidPosScannerOptions {
  devices: HidDevices;
  profile?: ScannerProfileName;
  pollMs?: number;
  /** Milliseconds of a clock that never goes back. */
  now?: () => number;
}

export class HidPosScanner implements Scanner {
  readonly #link: HidLink<ScannerProfile, 'keyboard-wedge'>;
  readonly #now: () => number;
  readonly #statusListeners = new Set<(status: ScannerStatus) => void>();
  #listener: (event: ScannerEvent) => void = () => undefined;
  #assembly: ScanAssembly | null = null;
  #gap: NodeJS.Timeout | undefined;

  constructor({ devices, profile = 'auto', pollMs, now }: HidPosScannerOptions) {
    this.#now = now ?? (() => performance.now());
    this.#link = new HidLink({
      devices,
      choose: (listed) => chooseScanner(listed, profile),
      prepare: (device, kind) => this.#prepare(device, kind),
      onReport: (report) => this.#onReport(report),
      onStatus: (status) => this.#onStatus(status),
      ...(pollMs === undefined ? {} : { pollMs }),
    });
  }

  start(listener: (event: ScannerEvent) => void): void {
    this.#listener = listener;
    this.#link.start();
  }

  status(): ScannerStatus {
    return this.#link.status;
  }

  onStatus(listener: (status: ScannerStatus) => void): () => void {
    this.#statusListeners.add(listener);
    return () => this.#statusListeners.delete(listener);
  }

  async stop(): Promise<void> {
    await this.#link.stop();
    this.#forget();
  }

  async #prepare(device: HidDevice, profile: ScannerProfile): Promise<boolean> {
    this.#assembly = new ScanAssembly(profile);
    return profile.switchOn === null || sendReport(device, { by: 'feature', bytes: profile.switchOn });
  }

  #onReport(report: Uint8Array): void {
    const events = this.#assembly?.push(report, this.#now()) ?? [];
    // The driver's buffer has no other reader.
    report.fill(0);
    this.#tell(events);
    this.#watchGap();
  }

  /** A half scan must not lie in memory until somebody scans again. */
  #watchGap(): void {
    clearTimeout(this.#gap);
    if (!this.#assembly?.midway) return;
    this.#gap = setTimeout(() => {
      this.#tell(this.#assembly?.expire(this.#now()) ?? []);
      this.#watchGap();
    }, mostGapMs + 1).unref();
  }

  #tell(events: readonly ScannerEvent[]): void {
    for (const event of events) this.#listener(event);
  }

  #onStatus(status: ScannerStatus): void {
    if (status.state !== 'ready') this.#forget();
    for (const listener of [...this.#statusListeners]) listener(status);
  }

  #forget(): void {
    clearTimeout(this.#gap);
    this.#assembly?.clear();
  }
}

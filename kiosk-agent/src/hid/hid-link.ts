/**
 * Keeps one device in use: looks for it every two seconds while it is not there (HID has no hot-plug event), never
 * while it is; opens it, prepares it, and looks again once it is lost.
 */
import type { HidDevice, HidDevices, HidListed, HidOpening } from './hid-devices.ts';
import { type HidReport, sendReport } from './hid-report.ts';
import { type HidStatus, modelName } from './hid-status.ts';
import { within } from './within.ts';

/** Null: none of the listed ones. */
export type HidChoice<Kind, Refusal extends string = never> =
  | { listed: HidListed; kind: Kind }
  | { listed: HidListed; refusal: Refusal }
  | null;

export interface HidLinkParts<Kind, Refusal extends string> {
  devices: HidDevices;
  choose: (listed: readonly HidListed[]) => HidChoice<Kind, Refusal>;
  /** Makes a device that was just opened ready for use; false: it does not do what it must. */
  prepare: (device: HidDevice, kind: Kind) => Promise<boolean>;
  onReport: (report: Uint8Array) => void;
  onStatus: (status: HidStatus<Refusal>) => void;
  pollMs?: number;
  /** For one answer of the system or of the device. */
  answerMs?: number;
}

interface Opened<Kind> {
  device: HidDevice;
  kind: Kind;
  alive: boolean;
}

export class HidLink<Kind, Refusal extends string = never> {
  readonly #parts: Required<HidLinkParts<Kind, Refusal>>;
  #status: HidStatus<Refusal> = { state: 'off' };
  #inUse: Opened<Kind> | null = null;
  #looking: Promise<void> | null = null;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(parts: HidLinkParts<Kind, Refusal>) {
    this.#parts = { pollMs: 2_000, answerMs: 1_000, ...parts };
  }

  get status(): HidStatus<Refusal> {
    return this.#status;
  }

  /** What the device in use is; null: none is. */
  get kind(): Kind | null {
    return this.#inUse?.kind ?? null;
  }

  start(): void {
    if (this.#looking) throw new Error('this HID device was started before');
    this.#look();
  }

  /** False when there is no device, or when it failed: then it is given up and looked for again. */
  async send(report: HidReport): Promise<boolean> {
    const opened = this.#inUse;
    if (!opened) return false;
    const sent = (await within(sendReport(opened.device, report), this.#parts.answerMs)) === true;
    if (!sent) this.#lose(opened);
    return sent;
  }

  /** What is under way ends by itself; a device that opens late is closed at once. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    const opened = this.#inUse;
    this.#inUse = null;
    if (opened) await this.#close(opened);
    if (this.#looking) await within(this.#looking, this.#parts.answerMs);
    this.#tell({ state: 'off' });
  }

  #look(): void {
    this.#looking = this.#search().then(() => {
      if (!this.#inUse) this.#lookLater();
    });
  }

  #lookLater(): void {
    clearTimeout(this.#timer);
    if (this.#stopped) return;
    // Unref'd: a forgotten link must not hold the process.
    this.#timer = setTimeout(() => this.#look(), this.#parts.pollMs).unref();
  }

  async #search(): Promise<void> {
    const { devices, choose } = this.#parts;
    const listing = await this.#patiently(devices.list(), { state: 'no-driver', reason: 'not-working' });
    if (!listing.ok) return this.#tell({ state: 'no-driver', reason: listing.reason });
    const choice = choose(listing.devices);
    if (choice === null) return this.#tell({ state: 'absent' });
    const model = modelName(choice.listed);
    if ('refusal' in choice) return this.#tell(refused(choice.refusal, model));
    if (!this.#stopped) await this.#open(choice.listed.path, choice.kind, model);
  }

  async #open(path: string, kind: Kind, model: string): Promise<void> {
    const opening = await this.#patiently(this.#parts.devices.open(path), { state: 'unusable', model });
    if (!opening.ok) return this.#tell(notOpened(opening.reason, model));
    const opened: Opened<Kind> = { device: opening.device, kind, alive: true };
    opened.device.on('error', () => this.#lose(opened));
    opened.device.on('data', (report) => {
      if (opened.alive) this.#parts.onReport(report);
    });
    const prepared = await within(this.#parts.prepare(opened.device, kind), this.#parts.answerMs);
    if (prepared === true && opened.alive && !this.#stopped) {
      this.#inUse = opened;
      return this.#tell({ state: 'ready', model });
    }
    this.#tell(opened.alive ? { state: 'unusable', model } : { state: 'absent' });
    await this.#close(opened);
  }

  /** Waits as long as it takes, and says so when that is long: asking again would pile up calls that hang. */
  async #patiently<T>(work: Promise<T>, meanwhile: HidStatus<Refusal>): Promise<T> {
    const timer = setTimeout(() => this.#tell(meanwhile), this.#parts.answerMs);
    try {
      return await work;
    } finally {
      clearTimeout(timer);
    }
  }

  #lose(opened: Opened<Kind>): void {
    opened.alive = false;
    if (this.#inUse !== opened) return;
    this.#inUse = null;
    this.#tell({ state: 'absent' });
    void this.#close(opened).then(() => this.#lookLater());
  }

  async #close(opened: Opened<Kind>): Promise<void> {
    opened.alive = false;
    // An unplugged device may refuse even to be closed; it is gone either way.
    await within(
      opened.device.close().catch(() => undefined),
      this.#parts.answerMs,
    );
  }

  #tell(status: HidStatus<Refusal>): void {
    if (this.#stopped && status.state !== 'off') return;
    if (JSON.stringify(status) === JSON.stringify(this.#status)) return;
    this.#status = status;
    this.#parts.onStatus(status);
  }
}

function refused<Refusal extends string>(reason: Refusal, model: string): HidStatus<Refusal> {
  // The conditional type is open while Refusal is: with a refusal in hand, it is this member.
  return { state: 'refused', reason, model } as HidStatus<Refusal>;
}

function notOpened(
  reason: (HidOpening & { ok: false })['reason'],
  model: string,
): Exclude<HidStatus, { state: 'off' | 'ready' }> {
  if (reason === 'gone') return { state: 'absent' };
  if (reason === 'not-installed') return { state: 'no-driver', reason };
  return { state: reason === 'no-permission' ? reason : 'unusable', model };
}

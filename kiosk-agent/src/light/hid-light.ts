/** The status light over USB HID, kept in use through unplugging. The last state wins; none is shown twice. */
import type { HidDevices, HidListed } from '../hid/hid-devices.ts';
import { HidLink } from '../hid/hid-link.ts';
import { sendReport } from '../hid/hid-report.ts';
import { within } from '../hid/within.ts';
import { lightColours } from './light-colours.ts';
import { type LightModel, lightModels } from './light-models.ts';
import type { LightState, LightStatus, StatusLight } from './status-light.ts';

export interface HidLightOptions {
  devices: HidDevices;
  platform?: NodeJS.Platform;
  pollMs?: number;
}

const goodByeMs = 1_000;

export class HidLight implements StatusLight {
  readonly #link: HidLink<LightModel>;
  readonly #platform: NodeJS.Platform;
  readonly #statusListeners = new Set<(status: LightStatus) => void>();
  #wanted: LightState = 'off';
  /** What the light in use shows; null: nobody knows. */
  #shown: LightState | null = null;
  #showing: Promise<void> | null = null;

  constructor({ devices, platform = process.platform, pollMs }: HidLightOptions) {
    this.#platform = platform;
    this.#link = new HidLink({
      devices,
      choose: chooseLight,
      prepare: async (device, model) => {
        const state = this.#wanted;
        const sent = await sendReport(device, this.#report(model, state));
        this.#shown = sent ? state : null;
        return sent;
      },
      // Lights have nothing to say; they are read only to learn that they were unplugged.
      onReport: () => undefined,
      onStatus: (status) => this.#onStatus(status),
      ...(pollMs === undefined ? {} : { pollMs }),
    });
  }

  start(): void {
    this.#link.start();
  }

  show(state: LightState): void {
    this.#wanted = state;
    this.#showing ??= this.#showWanted().finally(() => {
      this.#showing = null;
    });
  }

  status(): LightStatus {
    return this.#link.status;
  }

  onStatus(listener: (status: LightStatus) => void): () => void {
    this.#statusListeners.add(listener);
    return () => this.#statusListeners.delete(listener);
  }

  async stop(): Promise<void> {
    this.show('off');
    if (this.#showing) await within(this.#showing, goodByeMs);
    await this.#link.stop();
  }

  /** One report at a time: what is asked for meanwhile is shown next, without what came between. */
  async #showWanted(): Promise<void> {
    for (let model = this.#link.kind; model && this.#shown !== this.#wanted; model = this.#link.kind) {
      const state = this.#wanted;
      const sent = await this.#link.send(this.#report(model, state));
      // Not taken: the light was given up, and the next one is shown it.
      this.#shown = sent ? state : null;
    }
  }

  #report(model: LightModel, state: LightState) {
    return model.report(lightColours[state], this.#platform);
  }

  #onStatus(status: LightStatus): void {
    // What was asked for while the light was being prepared.
    if (status.state === 'ready') this.show(this.#wanted);
    for (const listener of [...this.#statusListeners]) listener(status);
  }
}

function chooseLight(devices: readonly HidListed[]): { listed: HidListed; kind: LightModel } | null {
  for (const listed of devices) {
    const kind = lightModels.find(({ fits }) => fits(listed));
    if (kind) return { listed, kind };
  }
  return null;
}

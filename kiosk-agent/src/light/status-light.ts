/**
 * The port of the status light. It is never the only signal: the screen says the same in words, and a kiosk without a
 * light is whole.
 */
import type { HidStatus } from '../hid/hid-status.ts';

/** help: somebody asked for a person. */
export type LightState = 'free' | 'busy' | 'help' | 'out-of-order' | 'off';

export type LightStatus = HidStatus;

export interface StatusLight {
  /** Begins to look for it. */
  start(): void;
  /** From now on, also for a light that is plugged in later. */
  show(state: LightState): void;
  status(): LightStatus;
  /** Called after each change; returns the way out. */
  onStatus(listener: (status: LightStatus) => void): () => void;
  /** Puts the light out first. */
  stop(): Promise<void>;
}

/** The port of the 3.5 mm socket: whether a personal headset is plugged in. */
import type { Headset } from '../../contract/state.ts';

export type HeadsetStatus =
  /** Not asked for, not started yet, or stopped. */
  | 'off'
  /** This machine has no such socket, and nobody said that it should: a kiosk without one is whole. */
  | 'none'
  /** The socket that the settings name is not there, or one that was there is gone. */
  | 'missing'
  /** This user may not read it: udev rules. */
  | 'no-permission'
  | 'unusable'
  /** What happens is told, and not how it stood before: a headset that was in already is not seen. */
  | 'changes-only'
  | 'ready';

export interface HeadsetSocket {
  /** Begins to look for it. `tell` hears each change, `unknown` whenever nobody can say any more. */
  start(tell: (level: Headset) => void): void;
  status(): HeadsetStatus;
  stop(): Promise<void>;
}

/** What a HID device's status means for the kiosk's health: pure. */
import type { HidStatus } from './hid-status.ts';

export type HidHealthReason =
  | 'hid-driver-missing'
  | 'hid-driver-broken'
  | 'hid-absent'
  | 'hid-not-permitted'
  | 'hid-unusable'
  /** A scanner in keyboard mode. */
  | 'scanner-types';

/** A DeviceHealth of the contract. */
export type HidHealth =
  | { health: 'ready' | 'off' }
  | { health: 'degraded' | 'absent'; reason: HidHealthReason };

export function hidHealth(status: HidStatus<'keyboard-wedge'>): HidHealth {
  if (status.state === 'ready' || status.state === 'off') return { health: status.state };
  if (status.state === 'no-driver') return { health: 'absent', reason: driverReasons[status.reason] };
  if (status.state === 'absent') return { health: 'absent', reason: 'hid-absent' };
  return { health: 'degraded', reason: faults[status.state] };
}

const driverReasons = { 'not-installed': 'hid-driver-missing', 'not-working': 'hid-driver-broken' } as const;
const faults = {
  'no-permission': 'hid-not-permitted',
  unusable: 'hid-unusable',
  refused: 'scanner-types',
} as const;

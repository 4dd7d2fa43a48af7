/** The words of a device's health, as values. */
import type { DeviceHealth, HealthReason } from '../../contract/health.ts';

export const ready: DeviceHealth = { health: 'ready' };
export const off: DeviceHealth = { health: 'off' };

export function degraded(reason: HealthReason): DeviceHealth {
  return { health: 'degraded', reason };
}

export function absent(reason: HealthReason): DeviceHealth {
  return { health: 'absent', reason };
}

/** A report for a device, with its id in the first byte, and how it travels. */
import type { HidDevice } from './hid-devices.ts';

export interface HidReport {
  by: 'feature' | 'output';
  bytes: Uint8Array;
}

/** False when the device refuses or is gone: there is one answer to both, to give it up and look for it again. */
export async function sendReport(device: HidDevice, { by, bytes }: HidReport): Promise<boolean> {
  try {
    const sent = await (by === 'feature' ? device.sendFeatureReport(bytes) : device.write(bytes));
    // Windows fills a report up and counts what it added.
    return sent >= bytes.length;
  } catch {
    return false;
  }
}

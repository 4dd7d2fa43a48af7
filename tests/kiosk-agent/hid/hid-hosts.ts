/** Two implementations of the HID port, each with a hand that plugs, pulls and speaks. Neither has hardware. */

import type { HidDevices } from '../../../kiosk-agent/src/hid/hid-devices.ts';
import { NodeHidDevices } from '../../../kiosk-agent/src/hid/node-hid-devices.ts';
import { SimulateurHidDevices } from '../../../kiosk-agent/src/hid/simulateur-devices.ts';
import { startHidBench } from '../../support/hid-bench.ts';
import { reportsOf } from '../scanner/pos-reports.ts';
import { blink1, honeywell } from './fake-devices.ts';
import { FakeNodeHid } from './fake-node-hid.ts';

export interface HidHost {
  devices: HidDevices;
  scannerPath: string;
  lightPath: string;
  plug(device: 'scanner' | 'light'): Promise<void>;
  unplug(device: 'scanner' | 'light'): Promise<void>;
  /** The scanner, open and switched on, sees this code. */
  scan(aim: string, text: string): Promise<void>;
  /** The last report that the light took. */
  lightReport(): Promise<string | null>;
  misuses(): Promise<string[]>;
  stop(): Promise<void>;
}

async function fakeHost(): Promise<HidHost> {
  const bus = new FakeNodeHid();
  const specs = { scanner: honeywell, light: blink1 };
  return {
    devices: new NodeHidDevices(async () => bus.module),
    scannerPath: honeywell.listed.path,
    lightPath: blink1.listed.path,
    plug: async (device) => bus.plug(specs[device]),
    unplug: async (device) => bus.unplug(specs[device].listed.path),
    scan: async (aim, text) => {
      for (const report of reportsOf(aim, text, { suffix: '\r' })) bus.emit(honeywell.listed.path, report);
    },
    lightReport: async () => bus.sent.findLast(({ hex }) => hex.startsWith('0163'))?.hex ?? null,
    misuses: async () => bus.misuses,
    stop: async () => undefined,
  };
}

async function simulateurHost(): Promise<HidHost> {
  const bench = await startHidBench();
  for (const device of ['scanner', 'light']) await bench.unplug(device);
  const devices = new SimulateurHidDevices({ port: bench.port });
  return {
    devices,
    scannerPath: 'simulateur:scanner',
    lightPath: 'simulateur:light',
    plug: (device) => bench.plug(device),
    unplug: (device) => bench.unplug(device),
    scan: (aim, text) => bench.scan({ aim, text }),
    lightReport: async () => (await bench.state()).light?.report ?? null,
    misuses: async () => (await bench.state()).misuses,
    stop: async () => {
      await devices.close();
      await bench.stop();
    },
  };
}

export const hidHosts: readonly [name: string, start: () => Promise<HidHost>][] = [
  ['node-hid’s surface (a fake: no hidapi, no udev, no device)', fakeHost],
  ['the virtual devices (a process: no hidapi, no udev, no device)', simulateurHost],
];

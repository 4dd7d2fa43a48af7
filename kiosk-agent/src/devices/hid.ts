/** Chooses how scanner and status light are reached. Both are optional: without them the kiosk is whole. */
import type { z } from 'zod';
import type { hidSettings } from '../config/hid-settings.ts';
import type { HidDevices } from '../hid/hid-devices.ts';
import { NodeHidDevices } from '../hid/node-hid-devices.ts';
import { SimulateurHidDevices } from '../hid/simulateur-devices.ts';
import { HidLight } from '../light/hid-light.ts';
import type { StatusLight } from '../light/status-light.ts';
import type { AgentLog } from '../log.ts';
import { type ApcvDriver, apcvNotLicensed } from '../scanner/apcv-driver.ts';
import { HidPosScanner } from '../scanner/hid-pos-scanner.ts';
import type { Scanner } from '../scanner/scanner.ts';

export type HidConfig = z.infer<z.ZodObject<typeof hidSettings>>;

export interface Hid {
  scanner: Scanner;
  light: StatusLight;
  /** Who reads an ApCV; here, nobody. */
  apcv: ApcvDriver;
  /** Puts the light out, and lets both devices go. */
  stop(): Promise<void>;
}

/** Nothing is looked for until `scanner.start` and `light.start`. */
export function openHid(config: HidConfig, log: AgentLog): Hid {
  const devices = openDevices(config, log);
  if (!devices) return noHid;
  const scanner = new HidPosScanner({ devices, profile: config.SCANNER_PROFILE });
  const light = new HidLight({ devices });
  return {
    scanner,
    light,
    apcv: apcvNotLicensed,
    async stop() {
      await Promise.all([scanner.stop(), light.stop()]);
      await devices.close();
    },
  };
}

function openDevices(config: HidConfig, log: AgentLog): HidDevices | null {
  if (config.HID_DRIVER === 'none') return null;
  if (config.HID_DRIVER === 'node-hid') return new NodeHidDevices();
  log.warn('agent.simulated-devices', { driver: config.HID_DRIVER, device: 'hid' });
  return new SimulateurHidDevices({ port: config.SIMULATEUR_HID_PORT ?? 0 });
}

const neverTold = (): (() => void) => () => undefined;
const nothing = async (): Promise<void> => undefined;
const isOff = () => ({ state: 'off' }) as const;

const noHid: Hid = {
  scanner: { start: () => undefined, status: isOff, onStatus: neverTold, stop: nothing },
  light: { start: () => undefined, show: () => undefined, status: isOff, onStatus: neverTold, stop: nothing },
  apcv: apcvNotLicensed,
  stop: nothing,
};

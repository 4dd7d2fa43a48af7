/** Whether scanner and status light are looked for, and how. */
import { z } from 'zod';
import { scannerProfileNames } from '../scanner/scanner-profiles.ts';
import { type Environment, Port, type Rule } from './fields.ts';

export const hidSettings = {
  /** none: this kiosk has neither, and nothing is looked for. */
  HID_DRIVER: z.enum(['node-hid', 'simulateur', 'none']).default('none'),
  SIMULATEUR_HID_PORT: Port.optional(),
  /** auto: by the scanner's vendor. */
  SCANNER_PROFILE: z.enum(scannerProfileNames).default('auto'),
};

export function hidRules(given: Environment): Rule[] {
  const simulated = given['HID_DRIVER'] === 'simulateur';
  const admitted = given['DEVICES_SIMULATED'] === 'true';
  return [
    ['SIMULATEUR_HID_PORT', simulated && !given['SIMULATEUR_HID_PORT'], 'exigé avec HID_DRIVER=simulateur'],
    ['DEVICES_SIMULATED', simulated && !admitted, 'true exigé avec HID_DRIVER=simulateur'],
  ];
}

export function hidProductionRules(given: Environment): Rule[] {
  const simulated = given['HID_DRIVER'] === 'simulateur';
  return [['HID_DRIVER', simulated, 'un scanner et un voyant simulés en production']];
}

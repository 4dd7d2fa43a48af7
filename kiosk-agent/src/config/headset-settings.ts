/** Whether a socket for a headset is looked for, and how. */
import { z } from 'zod';
import { type Environment, Port, type Rule } from './fields.ts';

export const headsetSettings = {
  /** evdev: the first there is, and nothing is said where there is none. none: what is plugged in changes nothing. */
  HEADSET_DRIVER: z.enum(['evdev', 'simulateur', 'none']).default('evdev'),
  /** A part of its name (/sys/class/input); then this kiosk has one, and is not in order without it. */
  HEADSET_SOCKET: z.string().max(200).default(''),
  SIMULATEUR_HEADSET_PORT: Port.optional(),
};

export function headsetRules(given: Environment): Rule[] {
  const simulated = given['HEADSET_DRIVER'] === 'simulateur';
  const admitted = given['DEVICES_SIMULATED'] === 'true';
  const port = given['SIMULATEUR_HEADSET_PORT'];
  return [
    ['SIMULATEUR_HEADSET_PORT', simulated && !port, 'exigé avec HEADSET_DRIVER=simulateur'],
    ['DEVICES_SIMULATED', simulated && !admitted, 'true exigé avec HEADSET_DRIVER=simulateur'],
  ];
}

export function headsetProductionRules(given: Environment): Rule[] {
  const simulated = given['HEADSET_DRIVER'] === 'simulateur';
  return [['HEADSET_DRIVER', simulated, 'une prise casque simulée en production']];
}

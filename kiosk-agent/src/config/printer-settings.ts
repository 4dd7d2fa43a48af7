/** How the ticket printer is reached, and which one it is. */
import { isIP } from 'node:net';
import { z } from 'zod';
import { printerProfiles } from '../printer/profiles.ts';
import type { Environment, Rule } from './fields.ts';

const profileNames = Object.keys(printerProfiles) as (keyof typeof printerProfiles)[];

const Address = z
  .string()
  .regex(/^(?:\[[0-9a-f:]+\]|[^:\s]+):\d{1,5}$/i, 'attendu hôte:port')
  .transform((text) => {
    const colon = text.lastIndexOf(':');
    return { host: text.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(text.slice(colon + 1)) };
  });

export const printerSettings = {
  PRINTER_ADDRESS: Address,
  PRINTER_PROFILE: z.enum(profileNames),
};

export function printerProductionRules(given: Environment): Rule[] {
  const broken = isLoopback(given['PRINTER_ADDRESS']);
  return [['PRINTER_ADDRESS', broken, 'une imprimante simulée (boucle locale) en production']];
}

function isLoopback(address: string | undefined): boolean {
  const host = Address.safeParse(address).data?.host ?? '';
  if (isIP(host)) return /^(::ffff:)?127\./i.test(host) || ['::1', '::', '0.0.0.0'].includes(host);
  return host === 'localhost' || host.endsWith('.localhost');
}

/**
 * How the ticket printer is reached, and which one it is. `tcp://host:9100` (or host:9100), `usb:/dev/usb/lp0`, or
 * `cups:queue`, which hides the printer's state and never proves that a ticket came out.
 */
import { BlockList, isIP } from 'node:net';
import { z } from 'zod';
import { printerProfiles } from '../printer/profiles.ts';
import type { Environment, Rule } from './fields.ts';

const profileNames = Object.keys(printerProfiles) as (keyof typeof printerProfiles)[];

export type PrinterAddress =
  | { way: 'tcp'; host: string; port: number }
  | { way: 'usb'; path: string }
  | { way: 'cups'; queue: string };

const Address = z.string().transform((text, context): PrinterAddress => {
  const address = parsed(text);
  if (address !== null) return address;
  context.addIssue({ code: 'custom', message: 'attendu tcp://hôte:port, usb:/dev/usb/lp0 ou cups:file' });
  return z.NEVER;
});

function parsed(text: string): PrinterAddress | null {
  const [, path] = /^usb:(\/dev\/[\w./-]+)$/.exec(text) ?? [];
  if (path !== undefined) return path.includes('..') ? null : { way: 'usb', path };
  const [, queue] = /^cups:(\w[\w.-]{0,126})$/.exec(text) ?? [];
  if (queue !== undefined) return { way: 'cups', queue };
  const [, v6, name, port] = /^(?:tcp:\/\/)?(?:\[([0-9a-f:.]+)\]|([^:\s/@]+)):(\d{1,5})$/i.exec(text) ?? [];
  const host = v6 ?? name;
  if (host === undefined || Number(port) > 65_535 || host === 'usb' || host === 'cups') return null;
  return { way: 'tcp', host, port: Number(port) };
}

export const printerSettings = {
  PRINTER_ADDRESS: Address,
  PRINTER_PROFILE: z.enum(profileNames),
};

export function printerProductionRules(given: Environment): Rule[] {
  const address = parsed(given['PRINTER_ADDRESS'] ?? '');
  const loopback = address?.way === 'tcp' && isLoopback(address.host);
  const standIn = address?.way === 'usb' && !/^\/dev\/usb\/lp\d+$/.test(address.path);
  return [
    ['PRINTER_ADDRESS', loopback, 'une imprimante simulée (boucle locale) en production'],
    ['PRINTER_ADDRESS', standIn, 'usb:/dev/usb/lp0 (ou lp1…) exigé en production'],
  ];
}

/** As an address however it is written (::ffff:7f00:1), or as a name. */
function isLoopback(host: string): boolean {
  const family = isIP(host);
  if (family !== 0) return ownMachine.check(host, family === 4 ? 'ipv4' : 'ipv6');
  return host === 'localhost' || host.endsWith('.localhost');
}

const ownMachine = new BlockList();
ownMachine.addSubnet('127.0.0.0', 8, 'ipv4');
ownMachine.addAddress('0.0.0.0', 'ipv4');
ownMachine.addAddress('::1', 'ipv6');
ownMachine.addAddress('::', 'ipv6');

/**
 * Who may say, in X-Forwarded-For, for whom a request was made. Behind a proxy that is not named here a whole country
 * would share one network, and the limits of one; in front of a server that believes everybody, whoever tries codes would
 * choose their own network at each try.
 */
import { isIPv4, isIPv6 } from 'node:net';
import { z } from 'zod';

/** Addresses or subnets, separated by commas: `192.0.2.7,2001:db8::/32`. Empty: nobody. */
export const ProxyList = z
  .string()
  .transform((list) => (list === '' ? [] : list.split(',').map((entry) => entry.trim())))
  .refine((entries) => entries.every(isProxy), 'des adresses ou des réseaux (au moins /8), entre virgules');

/** A prefix shorter than /8 names a good part of the world. */
function isProxy(entry: string): boolean {
  const [address = '', prefix, ...rest] = entry.split('/');
  const longest = isIPv4(address) ? 32 : isIPv6(address) ? 128 : 0;
  if (longest === 0 || rest.length > 0) return false;
  return (
    prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) >= 8 && Number(prefix) <= longest)
  );
}

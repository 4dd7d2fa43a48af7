/** Is this host the machine itself? */
import { isIP } from 'node:net';

/** `host`: a name or an address, in brackets or not. */
export function isLoopback(host: string): boolean {
  const plain = host.replace(/^\[|\]$/g, '');
  if (isIP(plain)) return plain === '::1' || /^(::ffff:)?127\./i.test(plain);
  return plain === 'localhost' || plain.endsWith('.localhost');
}

/** The network an address belongs to, as one household or one operator's neighbourhood: /24 for IPv4, /48 for IPv6. */
import { isIPv4, isIPv6 } from 'node:net';

/** `192.0.2.0/24`, `2001:db8:1::/48`; `unknown` for what is no address. An IPv4 inside IPv6 counts as IPv4. */
export function networkOf(address: string | undefined): string {
  const plain = (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  return isIPv6(plain) ? `${firstGroups(plain).join(':')}::/48` : 'unknown';
}

/** The first three groups, written without leading zeros, `::` expanded. */
function firstGroups(address: string): string[] {
  const [head = '', tail] = address.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return groups.slice(0, 3).map((group) => group.replace(/^0+(?=.)/, ''));
}

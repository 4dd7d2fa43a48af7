import { isIPv6 } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { networkOf } from '../../../server/src/activation/network.ts';

test.each([
  ['192.0.2.77', '192.0.2.0/24'],
  ['::ffff:192.0.2.77', '192.0.2.0/24'],
  ['2001:db8:1:2::3', '2001:db8:1::/48'],
  ['2001:0db8:0001::', '2001:db8:1::/48'],
  ['::1', '0:0:0::/48'],
  ['fe80::1%eth0', 'fe80:0:0::/48'],
  [undefined, 'unknown'],
  ['nonsense', 'unknown'],
])('%s belongs to %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test('two addresses of one /48 are one network, however they are written', () => {
  const group = fc.integer({ min: 0, max: 0xffff });
  fc.assert(
    fc.property(fc.tuple(group, group, group), fc.tuple(group, group), ([a, b, c], [x, y]) => {
      const hex = (n: number): string => n.toString(16);
      const long = `${[a, b, c].map((n) => hex(n).padStart(4, '0')).join(':')}:0:0:0:${hex(x)}:${hex(y)}`;
      const short = `${[a, b, c].map(hex).join(':')}::${hex(y)}`;
      expect(isIPv6(long) && isIPv6(short)).toBe(true);
      expect(networkOf(long)).toBe(networkOf(short));
    }),
  );
});

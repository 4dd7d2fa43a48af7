import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { masked, readChannel } from '../../../server/src/home/channel.ts';

test.each([
  ['06 12 34 56 78', '0612345678'],
  ['07.12.34.56.78', '0712345678'],
  ['+33 6 12 34 56 78', '0612345678'],
  ['+33 (0)6 12 34 56 78', '0612345678'],
  ['0033612345678', '0612345678'],
  ['06\u00a012\u202f34 56-78', '0612345678'],
])('%s is the mobile %s', (typed, address) => {
  expect(readChannel('mobile', typed)).toEqual({ kind: 'mobile', address });
});

test.each([
  '0112345678',
  '0812345678',
  '061234567',
  '06123456789',
  '+44 7712 345678',
  'abc',
  '',
  '06１２345678',
])('%s is no French mobile', (typed) => {
  expect(readChannel('mobile', typed)).toBeNull();
});

test.each(['nom@exemple.fr', 'prenom.nom+dmp@sous.exemple.fr', "o'neill@exemple.fr", ' nom@exemple.fr '])(
  '%s can be written to',
  (typed) => {
    expect(readChannel('email', typed)).toEqual({ kind: 'email', address: typed.trim() });
  },
);

test.each([
  'nom',
  'nom@',
  '@exemple.fr',
  'nom@exemple',
  'nom..x@exemple.fr',
  'nom@-exemple.fr',
  'nom@exemple.fr\r\nBcc: autre@exemple.fr',
  'nom@exemple.fr,autre@exemple.fr',
  '"n o m"@exemple.fr',
  `${'a'.repeat(65)}@exemple.fr`,
  `nom@${'a.'.repeat(126)}fr`,
])('%s cannot', (typed) => {
  expect(readChannel('email', typed)).toBeNull();
});

describe('whatever is typed', () => {
  test('what is accepted has no white space, no control character and one @ at most', () => {
    fc.assert(
      fc.property(fc.constantFrom('mobile', 'email'), fc.string({ unit: 'binary' }), (kind, typed) => {
        const channel = readChannel(kind, typed);
        if (channel) expect(channel.address).toMatch(kind === 'mobile' ? /^0[67]\d{8}$/ : /^[\x21-\x7e]+$/);
      }),
    );
  });

  test('reading again what was read changes nothing', () => {
    const emails = fc.emailAddress().map((address) => ({ kind: 'email' as const, address }));
    const mobiles = fc
      .tuple(fc.constantFrom('06', '07'), fc.integer({ min: 0, max: 99_999_999 }))
      .map(([start, rest]) => ({
        kind: 'mobile' as const,
        address: `${start}${String(rest).padStart(8, '0')}`,
      }));
    fc.assert(
      fc.property(fc.oneof(emails, mobiles), ({ kind, address }) => {
        const channel = readChannel(kind, address);
        if (channel) expect(readChannel(kind, channel.address)).toEqual(channel);
        if (kind === 'mobile') expect(channel?.address).toBe(address);
      }),
    );
  });

  test('a masked mobile shows four of its ten digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (rest) => {
        const shown = masked({ kind: 'mobile', address: `06${String(rest).padStart(8, '0')}` });
        expect(shown.replace(/\D/g, '')).toHaveLength(4);
      }),
    );
    expect(masked({ kind: 'email', address: 'nom@exemple.fr' })).toBe('n•••@exemple.fr');
  });
});

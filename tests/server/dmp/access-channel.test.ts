import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writtenChannel } from '../../../server/src/dmp/access-channel.ts';

const mobile = (number: string) => writtenChannel({ kind: 'mobile', number });
const email = (address: string) => writtenChannel({ kind: 'email', address });

test('REC_1.5-1100: a mobile is ten digits, 06 or 07, and travels as it is', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^0[67][0-9]{8}$/), (number) => {
      expect(mobile(number)).toEqual({ type: 'SMS', canal: number });
    }),
  );
});

test('REC_1.5-1100: anything else is no mobile', () => {
  const others = [
    '0102030405',
    '060000000',
    '06000000011',
    '+33600000001',
    '06 00 00 00 01',
    '',
    '0600000001\n',
  ];
  for (const number of others) expect(mobile(number)).toBeNull();
  fc.assert(
    fc.property(fc.string(), (number) => {
      if (mobile(number) !== null) expect(number).toMatch(/^0[67][0-9]{8}$/);
    }),
  );
});

test('an e-mail address travels as it is; what is none does not travel', () => {
  expect(email('helene.dupont+dmp@exemple.fr')).toEqual({
    type: 'EMAIL',
    canal: 'helene.dupont+dmp@exemple.fr',
  });
  const others = [
    '',
    'helene',
    '@exemple.fr',
    'h@',
    'h @exemple.fr',
    'h@exemple.fr\nBcc: x@y.fr',
    '<h@exemple.fr>',
  ];
  for (const address of [...others, `h@${'x'.repeat(250)}.fr`]) expect(email(address)).toBeNull();
});

test('whatever address passes is one line that needs no escape to be harmless in a header', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.emailAddress()), (address) => {
      const written = email(address);
      if (written !== null) expect(written.canal).not.toMatch(/[\s<>]/);
    }),
  );
});

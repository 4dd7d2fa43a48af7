import { format, inspect } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unprintable } from '../../../server/src/dmp/unprintable.ts';

const secret = fc.stringMatching(/^#[A-Z0-9]{8,20}$/);

test('whoever names the field has it; whoever prints the object, or what holds it, does not', () => {
  fc.assert(
    fc.property(secret, (password) => {
      const value = unprintable({ password }, { password: '[secret]' });
      expect(value.password).toBe(password);
      const printed = [
        JSON.stringify(value),
        JSON.stringify([{ deep: { value } }]),
        inspect(value),
        inspect({ deep: new Map([['x', [value]]]) }, { depth: null }),
        format('%s %o %O %j', value, value, value, value),
        inspect(new Error('x', { cause: value })),
      ];
      for (const text of printed) expect(text).not.toContain(password);
    }),
  );
});

test('nothing is added to its fields', () => {
  expect(Object.keys(unprintable({ a: 1 }, {}))).toEqual(['a']);
});

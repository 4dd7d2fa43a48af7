import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HandOverCodeSchema } from '../../../server/contract/index.ts';
import { newHandOverCode, parseHandOverCode } from '../../../server/src/assistance/hand-over-code.ts';

const anyCode = fc.array(fc.nat({ max: 31 }), { minLength: 6, maxLength: 6 }).map((draws) => {
  const left = [...draws];
  return newHandOverCode(() => left.shift() ?? 0);
});

test('every draw is a code of the contract, and all 32 characters are drawn', () => {
  const drawn = Array.from({ length: 300 }, () => newHandOverCode(randomInt));
  for (const code of drawn) expect(HandOverCodeSchema.safeParse({ code }).success).toBe(true);
  fc.assert(fc.property(anyCode, (code) => HandOverCodeSchema.safeParse({ code }).success));
  const all = Array.from({ length: 32 }, (_, value) => newHandOverCode(() => value).charAt(0));
  expect(new Set(all).size).toBe(32);
});

test('the source is asked for each of the 32 values, with no remainder to fold', () => {
  const limits: number[] = [];
  newHandOverCode((limit) => {
    limits.push(limit);
    return 0;
  });
  expect(limits).toEqual([32, 32, 32, 32, 32, 32]);
});

test('what somebody types is read, however they write it', () => {
  fc.assert(
    fc.property(anyCode, fc.nat({ max: 6 }), (code, cut) => {
      const spaced = `${code.slice(0, cut)} ${code.slice(cut)}`;
      return parseHandOverCode(spaced.toLowerCase()) === code && parseHandOverCode(` ${code}-`) === code;
    }),
  );
  expect(parseHandOverCode('oil-23x')).toBe('01123X');
});

test('what is no code is none, whatever it is', () => {
  for (const typed of ['', 'ABCDE', 'ABCDEFG', 'ABCDEU', 'ABCDE!', '１２３４５６']) {
    expect(parseHandOverCode(typed)).toBeNull();
  }
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (typed) => {
      const code = parseHandOverCode(typed);
      return code === null || HandOverCodeSchema.safeParse({ code }).success;
    }),
  );
});

import {
  fromBase64,
  fromBase64url,
  maxEvidenceBytes,
  parseStrictJson,
} from '@borne/server/contract/evidence';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const name = fc.string({ unit: 'grapheme' }).filter((each) => each !== '__proto__' && each.isWellFormed());
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 6 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeNat(),
    name,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

test('JSON of whole numbers, texts, lists and objects is read as JSON.parse reads it, however it is laid out', () => {
  fc.assert(
    fc.property(value, fc.constantFrom(0, 2), (any, indent) => {
      const text = JSON.stringify(any, null, indent);
      expect(parseStrictJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
      expect(parseStrictJson(Buffer.from(text))).toEqual({ ok: true, value: JSON.parse(text) });
    }),
  );
});

test('a name twice in one object is refused, whatever the values and however deep', () => {
  fc.assert(
    fc.property(name, value, value, fc.nat({ max: 8 }), (key, one, other, depth) => {
      const twice = `{${JSON.stringify(key)}:${JSON.stringify(one)},${JSON.stringify(key)}:${JSON.stringify(other)}}`;
      expect(parseStrictJson('['.repeat(depth) + twice + ']'.repeat(depth))).toEqual({ ok: false });
    }),
  );
});

test('the same name in two objects is no repetition', () => {
  expect(parseStrictJson('{"a":{"a":1},"b":[{"a":2},{"a":3}]}').ok).toBe(true);
});

test('no text makes it throw, and what it reads JSON.parse reads too', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.string({ unit: fc.constantFrom(...'{}[]",:\\ 01-.eEtruefalsn\u2028') }),
      ),
      (text) => {
        const read = parseStrictJson(text);
        if (read.ok) expect(JSON.parse(text)).toEqual(read.value);
      },
    ),
  );
});

test.each([
  ['{"__proto__":1}'],
  ['{"\\u005f_proto__":1}'],
  ['{"a":1,"\\u0061":2}'],
  ['-0'],
  ['-1'],
  ['1.0'],
  ['1e3'],
  ['9007199254740992'],
  ['NaN'],
  ['01'],
  ['\uFEFF{}'],
  ['{"a":1,}'],
  ['"\n"'],
  ['\u00a0{}'],
  [''],
])('%j is refused', (text) => {
  expect(parseStrictJson(text)).toEqual({ ok: false });
});

test('sixteen levels are read, seventeen are not', () => {
  const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
  expect(parseStrictJson(nested(16)).ok).toBe(true);
  expect(parseStrictJson(nested(17)).ok).toBe(false);
  expect(parseStrictJson(nested(400_000)).ok).toBe(false);
});

test('a mebibyte is read, one byte more is not', () => {
  const filled = (bytes: number): Buffer => Buffer.from(`{}${' '.repeat(bytes - 2)}`);
  expect(parseStrictJson(filled(maxEvidenceBytes)).ok).toBe(true);
  expect(parseStrictJson(filled(maxEvidenceBytes + 1)).ok).toBe(false);
});

test('bytes that are not UTF-8 are refused', () => {
  for (const bytes of ['22ff22', '22c0af22', '22eda08022', '22e28222'])
    expect(parseStrictJson(Buffer.from(bytes, 'hex'))).toEqual({ ok: false });
});

test('bytes have one spelling in base64 and one in base64url', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const buffer = Buffer.from(bytes);
      expect(fromBase64(buffer.toString('base64'))).toEqual(buffer);
      expect(fromBase64url(buffer.toString('base64url'))).toEqual(buffer);
    }),
  );
});

test.each(['QQ', 'QQ=', 'QR==', 'QQ== ', 'Q Q==', '-_8=', 'QQ==QQ==', 'Q'])(
  '%j is not strict base64',
  (text) => {
    expect(fromBase64(text)).toBeNull();
  },
);

test.each(['QQ==', 'QR', '+/8', 'Q', 'QQ\n', 'Q.Q'])('%j is not strict base64url', (text) => {
  expect(fromBase64url(text)).toBeNull();
});

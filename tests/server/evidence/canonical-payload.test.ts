import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalText } from '../../../server/contract/evidence/index.ts';
import { canonicalPayload, strictPayload } from '../../../server/src/evidence/canonical-payload.ts';

/** What may be wrong at a place of a text, besides any character. */
const pieces = [
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    ' ',
    '\n',
    '\\',
    '\\u0061',
    '"__proto__":1,',
    '"\\u005f_proto__":1,',
  ],
  ...['0', '1', '-', '.', 'e2', '9007199254740992', '"a":1,', '"10":1,', '"9":1,', 'null', 'é', '\u{feff}'],
];
const piece = fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme', maxLength: 2 }));
const name = fc.oneof(
  fc.constantFrom('a', 'b', '9', '10', 'é', 'é', '__proto__'),
  fc.string({ maxLength: 4 }),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(fc.nat(), fc.boolean(), fc.constant(null), fc.double(), fc.string({ unit: 'grapheme' })),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 4 }),
  ),
}));
const object = value.filter(
  (each): each is object => typeof each === 'object' && each !== null && isCanonical(each),
);

function isCanonical(each: object): boolean {
  try {
    return canonicalText(each) !== '';
  } catch {
    return false;
  }
}

/** What it makes of the bytes, told as text; or that it throws. */
function verdict(read: (bytes: Buffer) => object | undefined, bytes: Buffer): string {
  try {
    return JSON.stringify(read(bytes)) ?? 'refused';
  } catch (error) {
    return `throws ${String(error)}`;
  }
}

test('whatever is written, the short way says what the rule says', () => {
  const edits = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 3 }), piece), { maxLength: 2 });
  fc.assert(
    fc.property(object, edits, (given, changes) => {
      const text = changes.reduce((before, [place, gone, put]) => {
        const at = place % (before.length + 1);
        return before.slice(0, at) + put + before.slice(at + gone);
      }, canonicalText(given));
      const bytes = Buffer.from(text);
      expect(verdict(canonicalPayload, bytes)).toBe(verdict(strictPayload, bytes));
    }),
    { numRuns: 2_000 },
  );
});

test('bytes that are no UTF-8 are refused, wherever they stand', () => {
  const bytes = Buffer.from('{"a":"bcd"}');
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 0x80, max: 0xff }), (at, byte) => {
      const broken = Buffer.from(bytes);
      broken[at] = byte;
      expect(canonicalPayload(broken)).toBeUndefined();
    }),
  );
});

test.each([
  ['a name twice', '{"a":1,"a":1}'],
  ['another order', '{"b":1,"a":1}'],
  ['another order, deeper', '{"a":[{"b":1,"a":1}]}'],
  ['a space', '{"a": 1}'],
  ['a fraction', '{"a":1.5}'],
  ['less than nothing', '{"a":-1}'],
  ['a number that is not exact', '{"a":9007199254740992}'],
  ['an exponent', '{"a":1e+21}'],
  ['a prototype', '{"__proto__":1}'],
  ['a letter escaped for nothing', '{"a":"\\u0062"}'],
  ['too deep', `{"a":${'['.repeat(16)}${']'.repeat(16)}}`],
  ['far too deep', `${'['.repeat(30_000)}${']'.repeat(30_000)}`],
  ['a byte-order mark', '\u{feff}{"a":1}'],
  ['no object', '1'],
])('%s is refused', (_what, text) => {
  expect(canonicalPayload(Buffer.from(text))).toBeUndefined();
});

test.each([
  '{"a":1,"b":[true,null,"é"]}',
  `{"a":${'['.repeat(15)}${']'.repeat(15)}}`,
  '{"10":1,"9":2}',
  '{"a":"\\n"}',
  '{"a":"__proto__"}',
])('%s is read', (text) => {
  expect(canonicalPayload(Buffer.from(text))).toEqual(JSON.parse(text));
});

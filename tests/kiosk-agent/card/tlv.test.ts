import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hex, joined } from '../../../kiosk-agent/src/card/apdu.ts';
import { fileBytesMax, parseTlv } from '../../../kiosk-agent/src/card/tlv.ts';

const parsed = (text: string) => parseTlv(hex(text));
const objects = (...list: [tag: number, value: string][]) => ({
  ok: true,
  objects: list.map(([tag, value]) => ({ tag, value: hex(value) })),
});

test('objects follow each other; 00 and FF between them are padding', () => {
  expect(parsed('00 FF 80 02 41 42 FF FF 81 00 00 00')).toEqual(objects([0x80, '41 42'], [0x81, '']));
  expect(parsed('')).toEqual(objects());
  expect(parsed('00 00 FF')).toEqual(objects());
});

test('a tag has one byte, or two when its five low bits are set', () => {
  expect(parsed('7F 21 01 AA 5F 37 01 BB')).toEqual(objects([0x7f21, 'AA'], [0x5f37, 'BB']));
  expect(parsed('7F 81 21 01 AA')).toEqual({ ok: false, reason: 'long-tag' });
});

test('a length is short, or 81 with one byte, or 82 with two', () => {
  const long = 'AA'.repeat(300);
  expect(parsed(`80 81 03 ${'AA'.repeat(3)}`)).toEqual(objects([0x80, 'AA AA AA']));
  expect(parsed(`80 82 01 2C ${long}`)).toEqual(objects([0x80, long]));
});

test.each(['80 80 AA 00 00', '80 83 00 00 01 AA', '80 FF'])(
  'a length of another form is refused: %s',
  (text) => {
    expect(parsed(text)).toEqual({ ok: false, reason: 'length-form' });
  },
);

test.each(['80', '80 01', '80 81', '80 82 01', '5F', '80 05 41 42 43 44', '80 82 FF FF 41'])(
  'an object longer than the file is refused: %s',
  (text) => {
    expect(parsed(text)).toEqual({ ok: false, reason: 'truncated' });
  },
);

test('a file has limits: 256 objects, 32 KiB', () => {
  expect(parsed('80 00'.repeat(256)).ok).toBe(true);
  expect(parsed('80 00'.repeat(257))).toEqual({ ok: false, reason: 'too-many' });
  expect(parseTlv(new Uint8Array(fileBytesMax)).ok).toBe(true);
  expect(parseTlv(new Uint8Array(fileBytesMax + 1))).toEqual({ ok: false, reason: 'too-long' });
});

const tag = fc.constantFrom(0x65, 0x80, 0x93, 0x5f37, 0x7f21);
const written = ([tagValue, value, form]: [number, Uint8Array, number]): Uint8Array => {
  const tagBytes = tagValue > 0xff ? [tagValue >> 8, tagValue & 0xff] : [tagValue];
  const size = value.length;
  const short = size < 0x80 && form === 0;
  const length = short ? [size] : size < 0x100 && form < 2 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Uint8Array.of(...tagBytes, ...length, ...value);
};

test('what was written comes back, in every form of length and with any padding', () => {
  const object = fc.tuple(tag, fc.uint8Array({ maxLength: 300 }), fc.nat(2));
  const padding = fc.array(fc.constantFrom(0x00, 0xff), { maxLength: 3 });
  fc.assert(
    fc.property(fc.array(fc.tuple(padding, object), { maxLength: 20 }), (list) => {
      const bytes = joined(list.flatMap(([before, each]) => [Uint8Array.from(before), written(each)]));
      expect(parseTlv(bytes)).toEqual({
        ok: true,
        objects: list.map(([, [tagValue, value]]) => ({ tag: tagValue, value: Uint8Array.from(value) })),
      });
    }),
    { numRuns: 2000 },
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SwitchEvents } from '../../../kiosk-agent/src/headset/switch-events.ts';
import { dropped, microphone, plug, record, report } from './kernel-records.ts';

const told = (...chunks: Uint8Array[]): string[] => {
  const events = new SwitchEvents();
  return chunks.flatMap((chunk) => events.push(chunk));
};

test('a phone recording of a headset with a microphone is one plug in and one plug out', () => {
  // « evdev_trace », a headset put in and pulled out (pastebin vSbPuDiA): headphone, microphone, physical insert.
  const physical = (value: number) => record(5, 7, value);
  const moves = [1, 0].flatMap((value) => [plug(value), microphone(value), physical(value), report]);
  expect(told(Buffer.concat(moves))).toEqual(['in', 'out']);
});

test.each([
  ['a microphone', microphone(1)],
  ['a line to an amplifier', record(5, 6, 1)],
  ['a lid', record(5, 0, 1)],
  ['a key with the number of our switch', record(1, 2, 1)],
  ['the end of a group', report],
])('%s is no headset', (_, bytes) => {
  expect(told(bytes)).toEqual([]);
});

describe('when the kernel lost records', () => {
  test('what follows up to the end of the group is not believed, and the level is asked anew', () => {
    expect(told(Buffer.concat([plug(1), dropped, plug(0), microphone(0), report]))).toEqual(['in', 'lost']);
  });

  test('what comes after the group is believed again', () => {
    expect(told(dropped, plug(0), report, plug(1), report)).toEqual(['lost', 'in']);
  });

  test('nothing is said before the group has ended', () => {
    expect(told(dropped, plug(1))).toEqual([]);
  });
});

const anyRecord = fc
  .record({
    type: fc.constantFrom(0, 1, 4, 5, 0xffff),
    code: fc.constantFrom(0, 2, 3, 4, 6, 0xffff),
    value: fc.constantFrom(0, 1, -1, 2 ** 31 - 1),
  })
  .map(({ type, code, value }) => record(type, code, value));

/** Cuts the bytes where the numbers say. */
function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const at = [0, ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return at.slice(1).map((end, index) => bytes.subarray(at[index], end));
}

test('however the bytes are cut, they tell the same', () => {
  fc.assert(
    fc.property(
      fc.array(anyRecord, { maxLength: 20 }),
      fc.array(fc.nat(), { maxLength: 8 }),
      (all, places) => {
        const bytes = Buffer.concat(all);
        expect(told(...cut(bytes, places))).toEqual(told(bytes));
      },
    ),
  );
});

test('any bytes are read: never more events than whole records, and no exception', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 100 }), { maxLength: 5 }), (chunks) => {
      const bytes = chunks.reduce((sum, { length }) => sum + length, 0);
      expect(told(...chunks).length).toBeLessThanOrEqual(Math.floor(bytes / 24));
    }),
  );
});

test('where nothing was lost, the last record of the headphone says how it stands', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 10 }), (moves) => {
      const bytes = Buffer.concat(moves.flatMap((isIn) => [plug(Number(isIn)), report]));
      expect(told(bytes)).toEqual(moves.map((isIn) => (isIn ? 'in' : 'out')));
    }),
  );
});

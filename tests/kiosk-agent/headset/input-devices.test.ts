import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseSocket, hasHeadphone } from '../../../kiosk-agent/src/headset/input-devices.ts';

describe('the switches of a device', () => {
  test.each([
    ['a headphone', '4\n', true],
    ['a headphone and its microphone', '14\n', true],
    ['as a phone has them', '1000d4\n', true],
    ['a microphone', '10\n', false],
    ['a line to an amplifier', '40\n', false],
    ['a screen with sound', '140\n', false],
    ['a lid', '1\n', false],
    ['none', '0\n', false],
    ['a headphone, on a machine of 32-bit words', '1 4\n', true],
    ['a switch of the second word only', '4 0\n', false],
    ['no answer', '', false],
    ['no bitmap', 'headphone\n', false],
  ])('%s (%j): %s', (_, bitmap, isOne) => {
    expect(hasHeadphone(bitmap)).toBe(isOne);
  });

  /** As `input_bits_to_string` writes them: words, the highest first, without the empty ones at the top. */
  function written(codes: readonly number[], wordBits: 32 | 64): string {
    const words = Array.from({ length: 128 / wordBits }, (_, word) =>
      codes
        .filter((code) => Math.floor(code / wordBits) === word)
        .reduce((bits, code) => bits | (1n << BigInt(code % wordBits)), 0n),
    ).reverse();
    const first = words.findIndex((bits) => bits !== 0n);
    return `${(first < 0 ? [0n] : words.slice(first)).map((bits) => bits.toString(16)).join(' ')}\n`;
  }

  test('are a headphone’s where the kernel’s bitmap has switch 2, and nowhere else', () => {
    const switches = fc.uniqueArray(fc.nat({ max: 127 }));
    fc.assert(
      fc.property(switches, fc.constantFrom(32 as const, 64 as const), (codes, wordBits) => {
        expect(hasHeadphone(written(codes, wordBits))).toBe(codes.includes(2));
      }),
    );
  });

  test('any text is read, and is no exception', () => {
    fc.assert(fc.property(fc.string(), (text) => void hasHeadphone(text)));
  });
});

describe('the socket', () => {
  const device = (event: string, name: string, switches = '4\n') => ({ event, name, switches });
  const pch = [
    device('event2', 'Lid Switch', '1\n'),
    device('event12', 'HDA Intel PCH Rear Headphone'),
    device('event7', 'HDA Intel PCH Mic', '10\n'),
    device('event9', 'HDA Intel PCH Front Headphone'),
    device('event15', 'HDA Intel PCH HDMI/DP,pcm=3', '140\n'),
  ];

  test('is the first by its number that is a headphone’s', () => {
    expect(chooseSocket(pch, '')?.event).toBe('event9');
    expect(chooseSocket([...pch].reverse(), '')?.event).toBe('event9');
  });

  test('is the one that the settings name, and no other in its place', () => {
    expect(chooseSocket(pch, 'Rear Headphone')?.event).toBe('event12');
    expect(chooseSocket(pch, 'USB')).toBeNull();
    expect(chooseSocket(pch, 'Mic')).toBeNull();
  });

  test('is none on a machine without one', () => {
    expect(chooseSocket([], '')).toBeNull();
    expect(chooseSocket([device('event2', 'Lid Switch', '1\n')], '')).toBeNull();
  });
});

import { expect, test } from 'vitest';
import { hex } from '../../../kiosk-agent/src/card/apdu.ts';
import { cardKind } from '../../../kiosk-agent/src/card/atr.ts';

const kindOf = (text: string) => cardKind(hex(text));

// The list of the reference, itself from smartcard_list.txt of pcsc-tools.
test.each([
  ...[3, 4, 5, 6, 7, 8, 9].map((digit) => `3B 75 13 00 00 4${digit} 09 EA 90 00`),
  '3B 75 13 00 00 45 09 FA 90 00',
])('Vitale 2: %s', (atr) => {
  expect(kindOf(atr)).toBe('vitale-2');
});

test.each(['22 09 F9', '22 09 69', '2C 09 F9', '2C 09 69', '52 09 6A', 'A3 09 6A', 'A4 09 6A'])(
  'Vitale 1: 3F 65 25 00 %s 90 00',
  (middle) => {
    expect(kindOf(`3F 65 25 00 ${middle} 90 00`)).toBe('vitale-1');
  },
);

test.each([
  '3B AC 00 40 2A 00 12 25 00 64 80 00 03 10 00 90 00',
  '3B AC 00 40 2A 00 12 25 00 64 80 82 02 12 00 90 00',
  '3B 8F 80 01 00 31 B8 64 04 B0 EC C1 73 94 01 80 82 90 00 0E',
])('professional card, by contact or without: %s', (atr) => {
  expect(kindOf(atr)).toBe('professional-card');
});

test.each(['', '3B 65 00 00 20 63 CB 68 00', '3B 75 13 00 00 44 09 EA 90', '3F 65 25 00 22 09 68 90 00'])(
  'anything else is unknown, and left to its answers: %s',
  (atr) => {
    expect(kindOf(atr)).toBe('unknown');
  },
);

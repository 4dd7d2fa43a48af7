import { describe, expect, test } from 'vitest';
import { dayOf, dayOfMoment } from '../../../kiosk-ui/src/text/date.ts';

test.each([
  ['fr', '3 mars 2027', '1er août 2026'],
  ['fr-simple', '3 mars 2027', '1er août 2026'],
  ['en', '3 March 2027', '1 August 2026'],
  ['ar', '3 مارس 2027', '1 أغسطس 2026'],
  ['pt', '3 de março de 2027', '1 de agosto de 2026'],
  ['tr', '3 Mart 2027', '1 Ağustos 2026'],
] as const)('%s writes a day in full: %s, %s', (language, third, first) => {
  expect(dayOf('2027-03-03', language)).toBe(third);
  expect(dayOf('2026-08-01', language)).toBe(first);
});

describe('a moment', () => {
  test.each([
    ['2027-03-02T22:59:59Z', '2 mars 2027'],
    ['2027-03-02T23:00:00Z', '3 mars 2027'],
    // Summer time.
    ['2027-07-31T21:59:59Z', '31 juillet 2027'],
    ['2027-07-31T22:00:00Z', '1er août 2027'],
  ])('%s was the %s in France', (moment, day) => {
    expect(dayOfMoment(moment, 'fr')).toBe(day);
  });
});

test('what is no day is not shown as one', () => {
  expect(() => dayOf('2027-13-03', 'fr')).toThrow(RangeError);
});

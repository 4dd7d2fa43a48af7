import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCardDate } from '../../../kiosk-agent/src/card/card-date.ts';

test.each([
  ['19550812', '1955-08-12'],
  ['20000229', '2000-02-29'],
  ['20240229', '2024-02-29'],
])('%s is a day of the calendar', (raw, iso) => {
  expect(readCardDate(raw)).toEqual({ raw, iso, kind: 'civil' });
});

test.each(['19850500', '19850000', '19850015', '19851412', '19859999'])(
  '%s is a lunar date: kept as it is, never made a day',
  (raw) => {
    expect(readCardDate(raw)).toEqual({ raw, iso: null, kind: 'lunar' });
  },
);

test.each([
  '',
  '1985051',
  '198505122',
  '1985051A',
  '19850532',
  '19850431',
  '20010229',
  '19000229',
  '00000512',
])('«%s» is not readable as a date', (raw) => {
  expect(readCardDate(raw)).toEqual({ raw, iso: null, kind: 'unreadable' });
});

test('every day that exists is read as itself, and the digits are always kept', () => {
  const day = fc.date({ min: new Date('1850-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(day, (date) => {
      const iso = date.toISOString().slice(0, 10);
      const raw = iso.replaceAll('-', '');
      expect(readCardDate(raw)).toEqual({ raw, iso, kind: 'civil' });
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closedSince } from '../../../../server/src/dmp/answer/closed-since.ts';

test('seconds are UTC: just before midnight there is the next day here', () => {
  expect(closedSince('20260304101500')).toBe('2026-03-04');
  expect(closedSince('20260304233000')).toBe('2026-03-05');
  expect(closedSince('20260704223000')).toBe('2026-07-05');
  expect(closedSince('20261231225959')).toBe('2026-12-31');
});

test('a day without hours stays that day', () => {
  expect(closedSince('20260304')).toBe('2026-03-04');
});

test.each([null, '', '20260230', '20261301', '2026', '00010101', '2026-03-04', '20260304256000', 'hier'])(
  'what is no day of the calendar (%s) is not shown',
  (told) => {
    expect(closedSince(told)).toBeNull();
  },
);

test('every day of the calendar is read as itself', () => {
  const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(day, (date) => {
      const iso = date.toISOString().slice(0, 10);
      expect(closedSince(iso.replaceAll('-', ''))).toBe(iso);
    }),
  );
});

test('whatever the service writes, the answer is a day or nothing', () => {
  fc.assert(
    fc.property(fc.string(), (told) => {
      expect(closedSince(told) ?? '2026-01-01').toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }),
  );
});

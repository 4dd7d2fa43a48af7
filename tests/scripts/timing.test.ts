import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noSample, type Sample, welchT, withValue } from '../../scripts/timing/welch.ts';

const sampleOf = (values: readonly number[]): Sample => values.reduce(withValue, noSample);
const values = fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 2, maxLength: 60 });

test('mean and squares are those of the definition', () => {
  fc.assert(
    fc.property(values, (list) => {
      const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
      const sample = sampleOf(list);
      expect(sample.mean).toBeCloseTo(mean, 6);
      expect(sample.squares).toBeCloseTo(
        list.reduce((sum, value) => sum + (value - mean) ** 2, 0),
        3,
      );
    }),
  );
});

test('t changes its sign with the order, and is nothing between equals', () => {
  fc.assert(
    fc.property(values, values, (one, other) => {
      expect(welchT(sampleOf(one), sampleOf(other))).toBeCloseTo(-welchT(sampleOf(other), sampleOf(one)), 9);
      expect(welchT(sampleOf(one), sampleOf(one))).toBe(0);
    }),
  );
});

test('a known example: 0 1 2 against 10 11 12 13', () => {
  expect(welchT(sampleOf([0, 1, 2]), sampleOf([10, 11, 12, 13]))).toBeCloseTo(-12.124, 3);
  expect(welchT(sampleOf([1]), sampleOf([10, 11]))).toBe(0);
});

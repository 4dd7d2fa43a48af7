import { expect, test } from 'vitest';
import { waitFor } from '../../../server/src/http/prefer.ts';

test.each([
  [undefined, 12_000],
  ['wait=0', 0],
  ['wait=3', 3_000],
  ['wait=600', 12_000],
  ['respond-async, wait=2', 2_000],
  ['Wait = "4"', 4_000],
  ['wait=-1', 12_000],
  ['wait=soon', 12_000],
  ['await=1', 12_000],
])('Prefer %j waits %i ms of 12,000', (header, expected) => {
  expect(waitFor(header, 12_000)).toBe(expected);
});

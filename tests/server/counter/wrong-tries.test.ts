import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wrongTries } from '../../../server/src/counter/wrong-tries.ts';

test('the tenth wrong number in a minute makes wait, until the first is a minute old', () => {
  let now = 0;
  const tries = wrongTries(() => now);
  for (let count = 0; count < 10; count += 1) {
    expect(tries.secondsToWait()).toBe(0);
    tries.count();
    now += 1_000;
  }
  expect(tries.secondsToWait()).toBe(50);
  now = 59_999;
  expect(tries.secondsToWait()).toBe(1);
  now = 60_000;
  expect(tries.secondsToWait()).toBe(0);
});

test('a try that was right is taken back, once', () => {
  const tries = wrongTries(() => 0);
  const takeBack = tries.count();
  for (let count = 0; count < 9; count += 1) tries.count();
  expect(tries.secondsToWait()).toBe(60);
  takeBack();
  takeBack();
  expect(tries.secondsToWait()).toBe(0);
  tries.count();
  expect(tries.secondsToWait()).toBe(60);
});

test('whatever the pace, never more than ten wrong numbers in any minute', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 20_000 }), { maxLength: 120 }), (pauses) => {
      let now = 0;
      const tries = wrongTries(() => now);
      const done: number[] = [];
      for (const pause of pauses) {
        now += pause;
        if (tries.secondsToWait() > 0) continue;
        tries.count();
        done.push(now);
      }
      return done.every((at) => done.filter((other) => other > at - 60_000 && other <= at).length <= 10);
    }),
  );
});

import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Rate, rateOf, take } from '../../../server/src/activation/gcra.ts';
import { type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';

let server: ServerUnderTest;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const rates = fc.record({
  intervalMs: fc.integer({ min: 1, max: 5_000 }),
  burst: fc.integer({ min: 1, max: 40 }),
});
/** Arrivals of somebody who may try many times in the same millisecond. */
const arrivals = fc
  .array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20_000 })), { minLength: 1, maxLength: 120 })
  .map((gaps) => gaps.map((_, place) => gaps.slice(0, place + 1).reduce((sum, gap) => sum + gap, 1_000)));

/** When each arrival that was let through came. */
function letThrough(rate: Rate, times: readonly number[]): number[] {
  let tat = 0;
  return times.filter((at) => {
    const taken = take(rate, tat, at);
    if (taken.allowed) tat = taken.tat;
    return taken.allowed;
  });
}

test('in any stretch of time: no more than the burst and what the rate gives', () => {
  fc.assert(
    fc.property(rates, arrivals, (rate, times) => {
      const passed = letThrough(rate, times);
      for (const [first, from] of passed.entries()) {
        for (const [more, to] of passed.slice(first).entries())
          expect(more + 1).toBeLessThanOrEqual(rate.burst + (to - from) / rate.intervalMs + 1e-6);
      }
    }),
  );
});

test('a full burst passes at once, and the next one is told exactly how long to wait', () => {
  fc.assert(
    fc.property(rates, fc.integer({ min: 0, max: 1e12 }), (rate, now) => {
      let tat = 0;
      for (let count = 0; count < rate.burst; count += 1) {
        const taken = take(rate, tat, now);
        if (!taken.allowed) throw new Error('refused within the burst');
        tat = taken.tat;
      }
      const refused = take(rate, tat, now);
      if (refused.allowed) throw new Error('one too many was let through');
      expect(refused.waitMs).toBeCloseTo(rate.intervalMs, 3);
      expect(take(rate, tat, now + refused.waitMs).allowed).toBe(true);
      if (refused.waitMs > 1) expect(take(rate, tat, now + refused.waitMs - 0.5).allowed).toBe(false);
    }),
  );
});

test('points and seconds are a burst and an even rate', () => {
  expect(rateOf({ points: 50, seconds: 1 })).toEqual({ intervalMs: 20, burst: 50 });
});

test('the database counts as this file does, for any arrivals', async () => {
  let key = 0;
  await fc.assert(
    fc.asyncProperty(rates, arrivals, async (rate, times) => {
      key += 1;
      let tat = 0;
      for (const at of times.slice(0, 25)) {
        const taken = take(rate, tat, at);
        if (taken.allowed) tat = taken.tat;
        const rows = await server.sql('select gcra_take($1, $2, $3, $4) as wait', [
          [`test:${key}`],
          [rate.intervalMs],
          [rate.burst],
          at,
        ]);
        expect(rows[0]?.['wait']).toBeCloseTo(taken.allowed ? 0 : taken.waitMs, 6);
      }
    }),
    { numRuns: 15 },
  );
});

test('several limits are taken together or not at all, and many callers at once never pass more than the burst', async () => {
  const ask = async (keys: string[], bursts: number[]): Promise<number> =>
    Number(
      (
        await server.sql('select gcra_take($1, $2, $3) as wait', [keys, keys.map(() => 3_600_000), bursts])
      )[0]?.['wait'],
    );
  expect(await ask(['one', 'shared'], [1, 5])).toBe(0);
  for (let again = 0; again < 10; again += 1) expect(await ask(['one', 'shared'], [1, 5])).toBeGreaterThan(0);
  const waits = await Promise.all(Array.from({ length: 20 }, () => ask(['shared', 'two'], [5, 100])));
  expect(waits.filter((wait) => wait === 0)).toHaveLength(4);
});

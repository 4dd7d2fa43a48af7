import { expect, test, vi } from 'vitest';
import { gridMs, leaveOnTheGrid } from '../../../server/src/activation/answer-grid.ts';

test.each([
  [1, gridMs],
  [gridMs - 1, gridMs],
  [gridMs + 1, 2 * gridMs],
])('work of %d ms leaves after %d ms', async (spent, leaves) => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const waits: number[] = [];
  vi.advanceTimersByTime(1_000);
  const startedAt = performance.now() - spent;
  await leaveOnTheGrid(startedAt, async (ms) => void waits.push(ms));
  expect(waits).toEqual([leaves - spent]);
  vi.useRealTimers();
});

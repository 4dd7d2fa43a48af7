/**
 * Answers about a code leave on a grid of time since they were asked: whatever little the work differs, a used, an
 * expired, a locked and an unknown code are answered at the same moment. Only work that takes longer than a step moves
 * to the next one, and the slow digest makes most of it, the same for all.
 */
import { setTimeout as sleep } from 'node:timers/promises';

export const gridMs = 100;

/** `startedAt`: of `performance.now()`. */
export async function leaveOnTheGrid(
  startedAt: number,
  wait: (milliseconds: number) => Promise<unknown> = sleep,
): Promise<void> {
  const spent = performance.now() - startedAt;
  await wait(gridMs * Math.ceil(spent / gridMs) - spent);
}

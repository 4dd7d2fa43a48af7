import { expect, test } from 'vitest';
import { fewestTaps } from '../../../scripts/drill/reach/taps.ts';
import { limits } from '../../../scripts/drill/reach/verdict.ts';

test('from the card put in: as few touches as was promised, and never fewer to say yes than to say no', async () => {
  const taps = await fewestTaps();
  for (const goal of ['decide', 'opened', 'refused', 'closed'] as const) {
    expect(taps[goal], goal).not.toBeNull();
    expect(taps[goal], goal).toBeLessThanOrEqual(limits.taps[goal]);
  }
  // Closing is not harder than opening (GDPR 7.3), and no yes is nearer than the questions before it.
  expect(taps.closed).toBeLessThan(taps.opened ?? 0);
  expect(taps.refused).toBeLessThan(taps.opened ?? 0);
  expect(taps.opened).toBeGreaterThan(taps.decide ?? 0);
}, 120_000);

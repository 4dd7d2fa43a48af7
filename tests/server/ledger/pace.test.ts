/** A walk rests so long after each step that nobody feels it. Only least times are held: a busy machine takes longer. */
import { expect, test } from 'vitest';
import { paced } from '../../../server/src/ledger/pace.ts';

const workFor = (ms: number): void => {
  for (const until = performance.now() + ms; performance.now() < until; );
};
const never = new AbortController().signal;
/** Timers may be a little early by the other clock. */
const early = 2;

test('a step is followed by as many times its own as its share asks', async () => {
  const pace = paced({ passMs: 0, share: 1 / 4 }, never);
  for (const stepMs of [10, 30]) {
    workFor(stepMs);
    const worked = performance.now();
    await pace(1);
    expect(performance.now() - worked).toBeGreaterThanOrEqual(3 * stepMs - early);
  }
});

test('steps that take little are spread over the whole time', async () => {
  const begun = performance.now();
  const pace = paced({ passMs: 120, share: 1 }, never);
  for (const step of [1, 2, 3]) {
    await pace(step / 3);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(40 * step - early);
  }
});

test('a rest ends when everything stops', async () => {
  const stopping = new AbortController();
  const pace = paced({ passMs: 3_600_000, share: 1 }, stopping.signal);
  const resting = pace(1);
  stopping.abort();
  await expect(resting).resolves.toBeUndefined();
});

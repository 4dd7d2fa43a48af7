/** The driver `nut`, in a real Chromium window under Xvfb with openbox and a French keyboard. Not Windows, not a LGO. */
import { afterAll, beforeAll, beforeEach, vi } from 'vitest';
import { type NutBench, startNutBench } from './nut-bench.ts';
import { provePort } from './port-promises.ts';

// A loaded machine with two cores: a window may take its time.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let bench: NutBench;

beforeAll(async () => {
  bench = await startNutBench();
});
beforeEach(() => bench.fresh());
afterAll(() => bench.stop());

provePort(() => bench);

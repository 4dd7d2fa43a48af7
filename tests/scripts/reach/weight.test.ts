import { expect, test } from 'vitest';
import { limits } from '../../../scripts/drill/reach/verdict.ts';
import { initialJsKbGzip } from '../../../scripts/drill/reach/weight.ts';
import { buildUi } from '../../support/ui-build.ts';

test('what the first screen needs to run stays light', async () => {
  const weight = initialJsKbGzip(await buildUi());
  expect(weight).toBeGreaterThan(20);
  expect(weight).toBeLessThanOrEqual(limits.jsKbGzip);
}, 120_000);

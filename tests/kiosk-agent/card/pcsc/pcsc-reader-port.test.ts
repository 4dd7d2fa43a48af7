import { describe, test } from 'vitest';
import { startCardBench } from '../../../support/card-bench.ts';
import { provePort } from '../port-promises.ts';

const probe = await startCardBench();
await probe.stop();

if (probe.kind === 'none') test.skip(`the driver vitale2-libre: no pcscd here (${probe.reason})`);
else describe('the driver vitale2-libre, on the real pcscd', () => provePort('vitale2-libre'));

/**
 * Run before every test file: what is polled for comes at once, or late on a busy machine; a second is no verdict.
 * Files share their worker: once is enough.
 */
import { vi } from 'vitest';

const { waitFor } = vi;
if (waitFor.name !== 'patientWaitFor') {
  vi.waitFor = function patientWaitFor(callback, options = {}) {
    return waitFor(callback, {
      timeout: 10_000,
      ...(typeof options === 'number' ? { timeout: options } : options),
    });
  };
}

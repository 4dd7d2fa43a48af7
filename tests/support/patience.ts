/** Run before every test file: what is polled for comes at once, or late on a busy machine; a second is no verdict. */
import { vi } from 'vitest';

const { waitFor } = vi;
vi.waitFor = (callback, options = {}) =>
  waitFor(callback, { timeout: 10_000, ...(typeof options === 'number' ? { timeout: options } : options) });

import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ['**/*.test.ts', '**/*.test.tsx'],
    globalSetup: ['support/global-setup.ts'],
    // On two cores: much of what these tests do is to wait, for pcscd's poll, a browser, a deadline.
    maxWorkers: 4,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // What is polled for comes at once, or late on a busy machine: a second is no verdict.
    expect: { poll: { timeout: 10_000, interval: 100 } },
    allowOnly: false,
  },
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ['**/*.test.ts', '**/*.test.tsx'],
    globalSetup: ['support/global-setup.ts'],
    setupFiles: ['support/patience.ts'],
    // On two cores: much of what these tests do is to wait, for pcscd's poll, a browser, a deadline.
    maxWorkers: 4,
    // What a file imports is there for the next: a third of the time went into reading the same modules again.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // Longer than the heartbeat of a live view (http/event-stream.ts), at which a silent kiosk is noticed too.
    expect: { poll: { timeout: 15_000, interval: 100 } },
    allowOnly: false,
  },
});

import { defineConfig } from 'vitest/config';

/** The HTML report in a browser. Without one the tests fail; they are never skipped. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 1,
  },
});

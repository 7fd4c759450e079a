import { defineConfig } from 'vitest/config'

/**
 * What proves the marketplace's rooms: tests on a real PostgreSQL, one file at a time. Random
 * scripts and races are left out: they need minutes, and each mutant would wait for them.
 */
export default defineConfig({
  test: {
    include: ['server/**/*.test.ts', 'test/integration/core/**/*.test.ts'],
    exclude: ['**/{money-model,money-at-once,races,running-weeks,upgrade,locking}.test.ts'],
    globalSetup: 'test/integration/global-setup.ts',
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
})

import { defineConfig } from 'vitest/config'

/** What proves `shared/` and the app's rooms: tests without a window, a database or a network. */
export default defineConfig({
  test: {
    include: ['{electron,shared,test/contracts}/**/*.test.ts'],
    testTimeout: 60_000,
  },
})

import { defineConfig } from 'vitest/config'
import { ClosingLine } from './build/closing-line.ts'

/** Three projects, from fast and pure to slow and whole. Limits end what hangs; they measure nothing. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{build,electron,renderer,server,shared,test}/**/*.test.{ts,tsx}'],
          exclude: ['test/integration/**', 'test/e2e/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          globalSetup: 'test/integration/global-setup.ts',
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: 'test/e2e/global-setup.ts',
          // One desktop, one pointer, one notification daemon: one test at a time.
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
    reporters: [process.env.CI ? 'dot' : 'default', new ClosingLine()],
    passWithNoTests: false,
  },
})

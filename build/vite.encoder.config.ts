import { join } from 'node:path'
import type { InlineConfig } from 'vite'
import { mainConfig } from './vite.main.config.ts'

const root = join(import.meta.dirname, '..')

/** The short-lived process that encodes captures: a file of its own, built as main is. */
export const encoderConfig: InlineConfig = {
  ...mainConfig,
  build: {
    ...mainConfig.build,
    lib: {
      entry: join(root, 'electron', 'capture', 'encoder-process.ts'),
      formats: ['cjs'],
      fileName: () => 'encoder.cjs',
    },
  },
}

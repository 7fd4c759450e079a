import { join } from 'node:path'
import type { InlineConfig } from 'vite'

const root = join(import.meta.dirname, '..')

/** The preload: a sandboxed one can load neither ES modules nor files beside it, hence one CommonJS file. */
export const preloadConfig: InlineConfig = {
  configFile: false,
  root,
  logLevel: 'warn',
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    target: 'chrome130',
    outDir: join(root, 'out', 'main'),
    emptyOutDir: false,
    sourcemap: 'hidden',
    modulePreload: false,
    lib: {
      entry: join(root, 'electron', 'preload.ts'),
      formats: ['cjs'],
      fileName: () => 'preload.cjs',
    },
    rolldownOptions: { external: ['electron'], output: { codeSplitting: false } },
  },
}

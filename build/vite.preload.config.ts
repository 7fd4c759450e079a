import { join } from 'node:path'
import type { InlineConfig } from 'vite'
import { ipcContract, ipcEvents } from '../shared/contract/ipc.ts'

const root = join(import.meta.dirname, '..')

/**
 * The preload: a sandboxed one can load neither ES modules nor files beside it, hence one CommonJS
 * file. It gets the contract's keys as constants, since the contract itself brings all schemas.
 */
export const preloadConfig: InlineConfig = {
  configFile: false,
  root,
  logLevel: 'warn',
  publicDir: false,
  define: {
    'process.env.NODE_ENV': '"production"',
    CALL_NAMES: JSON.stringify(Object.keys(ipcContract)),
    EVENT_NAMES: JSON.stringify(Object.keys(ipcEvents)),
  },
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

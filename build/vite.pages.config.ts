import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { InlineConfig } from 'vite'

const root = join(import.meta.dirname, '..')

/** The marketplace's pages: static files that the marketplace serves below its root. */
export const pagesConfig: InlineConfig = {
  configFile: false,
  root: join(root, 'renderer', 'pages'),
  logLevel: 'warn',
  base: '/',
  plugins: [react()],
  build: {
    target: ['chrome120', 'firefox120', 'safari17'],
    outDir: join(root, 'out', 'pages'),
    emptyOutDir: true,
    sourcemap: 'hidden',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
  },
}

import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { InlineConfig } from 'vite'

const root = join(import.meta.dirname, '..')

/** The app's window: static files that the app serves to itself from its own scheme. */
export const windowConfig: InlineConfig = {
  configFile: false,
  root: join(root, 'renderer', 'app'),
  logLevel: 'warn',
  base: './',
  plugins: [react()],
  build: {
    target: 'chrome130',
    outDir: join(root, 'out', 'window'),
    emptyOutDir: true,
    sourcemap: 'hidden',
    // Fonts and pictures stay files: the window's content security policy allows no data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
  },
}

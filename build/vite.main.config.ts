import { builtinModules } from 'node:module'
import { join } from 'node:path'
import type { InlineConfig } from 'vite'

const root = join(import.meta.dirname, '..')

/**
 * Packages that stay outside the bundle: they find their codec beside their own files. On Linux the
 * app takes the portable one, see electron/capture/portable-codec.ts.
 */
export const runtimePackages = [
  'sharp',
  ...(process.platform === 'linux' ? ['@img/sharp-wasm32'] : []),
]

/**
 * The main process: everything in one CommonJS file, which Electron starts synchronously, so that
 * nothing can miss an early event. Built for the older of the two Electron versions.
 */
export const mainConfig: InlineConfig = {
  configFile: false,
  root,
  logLevel: 'warn',
  publicDir: false,
  // Packages offer a browser build too; this is Node.
  resolve: { conditions: ['node', 'import', 'module', 'default'], mainFields: ['module', 'main'] },
  define: { 'import.meta.dirname': '__dirname', 'process.env.NODE_ENV': '"production"' },
  build: {
    target: 'node20',
    outDir: join(root, 'out', 'main'),
    emptyOutDir: false,
    sourcemap: 'hidden',
    minify: true,
    modulePreload: false,
    lib: { entry: join(root, 'electron', 'main.ts'), formats: ['cjs'], fileName: () => 'main.cjs' },
    rolldownOptions: {
      external: [
        'electron',
        ...runtimePackages,
        ...builtinModules.flatMap((name) => [name, `node:${name}`]),
      ],
      output: { codeSplitting: false },
    },
  },
}

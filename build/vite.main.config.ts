import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { defineConfig } from 'vite'

const root = join(import.meta.dirname, '..')

/** What a Node-side bundle must leave to Electron and Node at run time. */
export const runtimeModules = [
  'electron',
  // A native module: it finds its library beside its own files.
  'sharp',
  ...builtinModules.flatMap((name) => [name, `node:${name}`]),
]

/**
 * The main process: everything in one CommonJS file, which Electron starts synchronously, so that
 * nothing can miss an early event. Built for the older of the two Electron versions.
 */
export const mainConfig = defineConfig({
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
    rolldownOptions: { external: runtimeModules, output: { codeSplitting: false } },
  },
})

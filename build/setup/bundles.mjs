import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { execute } from './execute.mjs'
import { pinnedNode, root } from './paths.mjs'
import { longStep } from './progress.mjs'
import { contentHash, readIfThere, writeWhole } from './stamp.mjs'

/** @typedef {'app' | 'pages'} Half */

const common = ['shared', 'renderer/ui', 'build/bundle.ts', 'package.json', 'package-lock.json']

/** @type {Record<Half, { title: string, sources: string[] }>} */
const halves = {
  app: {
    title: 'Building the app',
    sources: [
      ...common,
      'electron',
      'renderer/app',
      'renderer/replica',
      'build/icons',
      'build/vite.encoder.config.ts',
      'build/vite.main.config.ts',
      'build/vite.preload.config.ts',
      'build/vite.window.config.ts',
    ],
  },
  pages: {
    title: "Building the marketplace's pages",
    sources: [...common, 'renderer/pages', 'build/vite.pages.config.ts'],
  },
}

/** @param {Half} half @returns {string} identifies what it is made from */
export function bundleHash(half) {
  return contentHash(halves[half].sources, (path) => !/\.test\.tsx?$/.test(path))
}

/**
 * Bundles into `out/`: the app (main process, preload, window), or the marketplace's pages.
 * @param {Half} half
 */
export async function ensureBundles(half) {
  const stampFile = join(root, 'out', `.${half}`)
  const wanted = bundleHash(half)
  if (readIfThere(stampFile) === wanted) return
  // If the build fails, nothing half-built counts as built.
  rmSync(stampFile, { force: true })
  await longStep(halves[half].title, () =>
    execute(pinnedNode, [join(root, 'build', 'bundle.ts'), half]),
  )
  writeWhole(stampFile, wanted)
}

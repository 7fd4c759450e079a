import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { execute } from './execute.mjs'
import { pinnedNode, root } from './paths.mjs'
import { longStep } from './progress.mjs'
import { contentHash, readIfThere, writeWhole } from './stamp.mjs'

const stampFile = join(root, 'out', '.stamp')

const sources = [
  'electron',
  'renderer',
  'shared',
  'build/icons',
  'build/bundle.ts',
  'build/vite.main.config.ts',
  'build/vite.preload.config.ts',
  'build/vite.window.config.ts',
  'build/vite.pages.config.ts',
  'package.json',
  'package-lock.json',
]

/** @returns {string} identifies what the bundles are made from */
export function bundleHash() {
  return contentHash(sources, (path) => !/\.test\.tsx?$/.test(path))
}

/** Bundles the app's main process, its preload, its window and the employer's pages into `out/`. */
export async function ensureBundles() {
  const wanted = bundleHash()
  if (readIfThere(stampFile) === wanted && existsSync(join(root, 'out', 'main'))) return
  await longStep('Building the app and the pages', () =>
    execute(pinnedNode, [join(root, 'build', 'bundle.ts')]),
  )
  writeWhole(stampFile, wanted)
}

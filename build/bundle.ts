/** Builds the four bundles into `out/`, side by side, and lays the icons beside them. */
import { cp, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { mainConfig } from './vite.main.config.ts'
import { pagesConfig } from './vite.pages.config.ts'
import { preloadConfig } from './vite.preload.config.ts'
import { windowConfig } from './vite.window.config.ts'

// The whole folder, its stamp included: should a build fail, nothing half-built passes for built.
await rm(join(import.meta.dirname, '..', 'out'), { recursive: true, force: true })
await Promise.all(
  [mainConfig, preloadConfig, windowConfig, pagesConfig].map((config) => build(config)),
)

const icons = join(import.meta.dirname, 'icons')
const target = join(import.meta.dirname, '..', 'out', 'icons')
await mkdir(target)
for (const name of await readdir(icons)) {
  if (name.endsWith('.png')) await cp(join(icons, name), join(target, name))
}

/** Builds the four bundles into `out/`, side by side. */
import { rm } from 'node:fs/promises'
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

/**
 * Builds one half of what is built into `out/`: the app, with its icons, or the marketplace's pages.
 *
 *   node build/bundle.ts app|pages
 */
import { cp, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { encoderConfig } from './vite.encoder.config.ts'
import { mainConfig } from './vite.main.config.ts'
import { pagesConfig } from './vite.pages.config.ts'
import { preloadConfig } from './vite.preload.config.ts'
import { windowConfig } from './vite.window.config.ts'

const out = join(import.meta.dirname, '..', 'out')

const halves = {
  app: {
    folders: ['main', 'window', 'icons'],
    configs: [mainConfig, encoderConfig, preloadConfig, windowConfig],
  },
  pages: { folders: ['pages'], configs: [pagesConfig] },
}

const name = process.argv[2]
if (name !== 'app' && name !== 'pages') throw new Error('Usage: bundle.ts app|pages')
const { folders, configs } = halves[name]
for (const folder of folders) await rm(join(out, folder), { recursive: true, force: true })
await Promise.all(configs.map((config) => build(config)))
if (name === 'app') await copyIcons()

async function copyIcons(): Promise<void> {
  const icons = join(import.meta.dirname, 'icons')
  await mkdir(join(out, 'icons'))
  for (const file of await readdir(icons)) {
    if (file.endsWith('.png')) await cp(join(icons, file), join(out, 'icons', file))
  }
}

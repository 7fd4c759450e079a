/**
 * Makes a clean clone ready, step by step, and does nothing that is done already. Plain JavaScript
 * without dependencies, because it runs on whatever Node (20 or later) the machine has, before
 * anything is installed.
 *
 *   node build/setup.mjs [--for check|server|start|package|test]
 */
import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ensureBundles } from './setup/bundles.mjs'
import { ensureElectronRuntime } from './setup/electron-runtime.mjs'
import { exclusively } from './setup/lock.mjs'
import { ensureNpmPackages } from './setup/npm-packages.mjs'
import { cacheFolder } from './setup/paths.mjs'
import { SetupError, say } from './setup/progress.mjs'
import { ensureSystemPackages } from './setup/system-packages.mjs'

/** @typedef {'check' | 'server' | 'start' | 'package' | 'test'} Purpose */

const libraries = () => ensureSystemPackages('app')
const testTools = () => ensureSystemPackages('tests')
const app = () => ensureBundles('app')
const pages = () => ensureBundles('pages')

/** @type {Record<Purpose, readonly (() => Promise<void>)[]>} */
const steps = {
  check: [ensureNpmPackages],
  server: [ensureNpmPackages, pages],
  package: [ensureNpmPackages, ensureElectronRuntime, app],
  start: [libraries, ensureNpmPackages, ensureElectronRuntime, app, pages],
  test: [testTools, ensureNpmPackages, ensureElectronRuntime, app, pages],
}

/** @param {string} text @returns {text is Purpose} */
export function isPurpose(text) {
  return Object.hasOwn(steps, text)
}

/** @param {Purpose} purpose @returns {Promise<void>} rejects with a SetupError that says what to do */
export async function setUp(purpose) {
  const [major = 0] = process.versions.node.split('.').map(Number)
  if (major < 20) throw new SetupError(`Node 20 or later is needed; this is ${process.version}.`)
  await exclusively(cacheFolder, 'setup', async () => {
    for (const step of steps[purpose]) await step()
  })
}

/** @param {unknown} error ends the process; an expected failure without a stack */
export function giveUp(error) {
  if (error instanceof SetupError) say(error.message)
  else console.error(error)
  process.exit(1)
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const at = process.argv.indexOf('--for')
  const purpose = at < 0 ? 'start' : (process.argv[at + 1] ?? '')
  if (!isPurpose(purpose)) giveUp(new SetupError(`--for takes ${Object.keys(steps).join(', ')}.`))
  else await setUp(purpose).catch(giveUp)
}

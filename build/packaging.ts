import { existsSync } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'electron-builder'
import { packageConfiguration } from './electron-builder.config.ts'
import { bundleHash } from './setup/bundles.mjs'
import { currentRuntime, type Runtime } from './setup/electron-runtime.mjs'
import { exclusively } from './setup/lock.mjs'
import { root, stampFolder } from './setup/paths.mjs'
import { longStep, SetupError, say } from './setup/progress.mjs'
import { contentHash, readIfThere, writeWhole } from './setup/stamp.mjs'
import { stage } from './stage.ts'

const output = join(root, 'dist')
const stampFile = join(output, '.stamp')
const maximumAsarBytes = 15_000_000

/** The unpacked application for this machine: the executable's path. */
export function packagedExecutable(): string {
  const unpacked = {
    linux: 'linux-unpacked/milepost',
    darwin: `mac${process.arch === 'arm64' ? '-arm64' : ''}/Milepost.app/Contents/MacOS/Milepost`,
    win32: 'win-unpacked/Milepost.exe',
  }
  return join(output, unpacked[process.platform as keyof typeof unpacked] ?? unpacked.linux)
}

/** Makes the unpacked application out of the bundles, unless it is there and up to date. */
export async function ensurePackage(): Promise<void> {
  await exclusively(stampFolder, 'package', async () => {
    const runtime = chosenRuntime()
    const wanted = `${bundleHash('app')} ${contentHash(['build'])} ${runtime.executable}`
    if (readIfThere(stampFile) === wanted && existsSync(packagedExecutable())) return
    await rm(stampFile, { force: true })
    await longStep('Packaging the app', () => makePackage(runtime, false))
    writeWhole(stampFile, wanted)
  })
  if (chosenRuntime().kind === 'fallback') {
    say('This package holds the fallback Electron: for tests on this machine, not for shipping.')
  }
}

/** Makes the installers that are configured for this platform. */
export async function makeInstallers(): Promise<void> {
  const runtime = chosenRuntime()
  if (runtime.kind === 'fallback') {
    throw new SetupError(
      'Installers are made from the official Electron only, and it could not be fetched here.',
    )
  }
  await longStep('Making the installers', () => makePackage(runtime, true))
}

async function makePackage(runtime: Runtime, installers: boolean): Promise<void> {
  const staged = join(output, 'stage')
  await stage(staged)
  const config = packageConfiguration({ runtime, installers, stage: staged, output })
  await build({ projectDir: root, publish: 'never', config })
  await rm(staged, { recursive: true })
  if (process.platform !== 'linux') return
  const { size } = await stat(join(packagedExecutable(), '..', 'resources', 'app.asar'))
  if (size > maximumAsarBytes) {
    throw new SetupError(`app.asar has ${size} bytes; ${maximumAsarBytes} are allowed.`)
  }
}

function chosenRuntime(): Runtime {
  const runtime = currentRuntime()
  if (!runtime) throw new SetupError('There is no Electron yet; run: node build/setup.mjs')
  return runtime
}

import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import { runtimePackages } from './vite.main.config.ts'

const root = join(import.meta.dirname, '..')

interface Manifest {
  readonly dependencies?: Record<string, string>
  readonly optionalDependencies?: Record<string, string>
}

/**
 * Fills an empty folder with what the package holds and nothing else: bundles without their source
 * maps, and the native packages with all they need. Starting from nothing, no rule has to keep the
 * server and the tools of development out.
 */
export async function stage(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const part of ['main', 'window', 'icons']) {
    await cp(join(root, 'out', part), join(folder, 'out', part), {
      recursive: true,
      filter: (path) => !path.endsWith('.map'),
    })
  }
  for (const name of runtimePackages) {
    if (!(await copyPackage(name, root, folder))) throw new Error(`${name} is not installed`)
  }
  const whole = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const { name, productName, version, description, license, main } = whole
  const manifest = { name, productName, version, description, license, main }
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, null, 2))
}

/** The native codec for Linux: the app takes the portable one there. */
const neverLoaded = /^@img\/sharp-(libvips-)?linux/

/**
 * Copies one package and then what it needs, all side by side.
 * @param user folder of the package that needs it
 * @returns false when it is not installed: an optional one, for another platform
 */
async function copyPackage(name: string, user: string, folder: string): Promise<boolean> {
  const from = installed(name, user)
  const to = join(folder, 'node_modules', name)
  if (!from || existsSync(to)) return from !== undefined
  await cp(from, to, { recursive: true, filter: (path) => isNeededToRun(relative(from, path)) })
  const { dependencies, optionalDependencies }: Manifest = JSON.parse(
    await readFile(join(from, 'package.json'), 'utf8'),
  )
  for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) {
    if (neverLoaded.test(next)) continue
    await copyPackage(next, from, folder)
  }
  return true
}

/** Looks where Node would look. */
function installed(name: string, user: string): string | undefined {
  const found = join(user, 'node_modules', name)
  if (existsSync(join(found, 'package.json'))) return found
  return user === dirname(user) ? undefined : installed(name, dirname(user))
}

function isNeededToRun(path: string): boolean {
  const [top] = path.split(sep)
  return (
    top !== 'node_modules' && top !== 'src' && !/\.(md|map|d\.[cm]?ts|h|gyp)$/.test(basename(path))
  )
}

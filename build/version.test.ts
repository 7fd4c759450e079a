import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './setup/paths.mjs'

const read = (file: string) => readFile(join(root, file), 'utf8')

test('the version of the package is the newest in the changelog, and in the lock file', async () => {
  const [, newest] = /^## (.+)$/m.exec(await read('CHANGELOG.md')) ?? []
  const lock = JSON.parse(await read('package-lock.json'))
  expect({
    package: JSON.parse(await read('package.json')).version,
    lock: lock.version,
    lockedRoot: lock.packages[''].version,
  }).toEqual({ package: newest, lock: newest, lockedRoot: newest })
})

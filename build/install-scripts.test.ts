import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './setup/paths.mjs'

const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8'))

/** A package that runs a program of its own when it is installed is decided on by name, one way or the other. */
test('no package has an install script that is not on the list', () => {
  const packages: Record<string, { hasInstallScript?: boolean }> =
    read('package-lock.json').packages
  const withScript = Object.keys(packages)
    .filter((path) => packages[path]?.hasInstallScript)
    .map((path) => path.split('node_modules/').at(-1) ?? '')
  const listed = Object.keys(read('package.json').allowScripts)
  expect(withScript.length).toBeGreaterThan(3)
  expect(withScript.filter((name) => !listed.includes(name))).toEqual([])
})

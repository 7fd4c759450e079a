import { execFile, execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './setup/paths.mjs'

/** Files that a configuration names as its own, without those that they import. */
async function ownFiles(name: string): Promise<string[]> {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const shown = await new Promise<string>((resolve, reject) =>
    execFile(
      process.execPath,
      [tsc, '--showConfig', '-p', `build/tsconfig.${name}.json`],
      { cwd: root },
      (error, out) => (error ? reject(error) : resolve(out)),
    ),
  )
  const { files } = JSON.parse(shown) as { files: string[] }
  return files.map((file) => join('build', file).replaceAll('\\', '/'))
}

test('types: every source is checked once, against the runtime that it runs in', async () => {
  const names = ['shared', 'node', 'browser', 'preload', 'test']
  const owners = new Map<string, string[]>()
  for (const [at, files] of (await Promise.all(names.map(ownFiles))).entries()) {
    for (const file of files) owners.set(file, [...(owners.get(file) ?? []), names[at] ?? ''])
  }
  const runtimeOf = (file: string) => {
    if (/\.test\.tsx?$|^test\//.test(file)) return ['test']
    if (/^shared\//.test(file)) return ['shared']
    if (/^renderer\//.test(file)) return ['browser']
    return file === 'electron/preload.ts' ? ['preload'] : ['node']
  }
  const sources = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.mjs', '*.cjs'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => file !== '' && !/\.d\.ts$|^build\/runtimes\//.test(file))
  const wrong = sources.filter((file) => `${owners.get(file)}` !== `${runtimeOf(file)}`)
  expect(wrong).toEqual([])
  expect(sources.length).toBeGreaterThan(500)
}, 30_000)

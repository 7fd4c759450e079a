import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { root } from './setup/paths.mjs'

let folder: string

beforeEach(async () => {
  // Inside the tree: the compiler's options and the packages are found by going up from a file.
  folder = await mkdtemp(join(root, 'node_modules', '.cache', 'milepost-lint-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** Lines of a file in which the typed lint finds a fault, by the rule that finds it. */
async function found(text: string): Promise<[line: number, rule: string][]> {
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: '../../../build/tsconfig.node.json', files: ['a.ts'], include: [] }),
  )
  await writeFile(join(folder, 'a.ts'), text)
  const oxlint = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint')
  const options = ['-c', join(root, '.oxlintrc.json'), '--type-aware', '--no-ignore', '-f', 'json']
  const printed = await new Promise<string>((resolve) =>
    execFile(process.execPath, [oxlint, ...options, join(folder, 'a.ts')], (_, out) =>
      resolve(out),
    ),
  )
  const { diagnostics } = JSON.parse(printed) as {
    diagnostics: { code: string; labels: { span: { line: number } }[] }[]
  }
  return diagnostics
    .map(({ code, labels }): [number, string] => [labels[0]?.span.line ?? 0, code])
    .sort(([a], [b]) => a - b)
}

test('typed lint: a promise that nobody waits for is found, of ours and of a library', async () => {
  const text = `import type { Kysely } from 'kysely'
async function save(): Promise<void> {}
const retry = <T>(work: () => Promise<T>) => work()
export async function run(db: Kysely<{ bid: { id: string } }>): Promise<void> {
  save()
  retry(save)
  db.deleteFrom('bid').execute()
  setInterval(save, 1)
  await save()
  save().catch(() => {})
  setInterval(() => void save(), 1)
}
`
  const floating = 'typescript(no-floating-promises)'
  expect(await found(text)).toEqual([
    [5, floating],
    [6, floating],
    [7, floating],
    [8, 'typescript(no-misused-promises)'],
  ])
}, 30_000)

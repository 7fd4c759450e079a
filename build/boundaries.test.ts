import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { afterEach, beforeEach, expect, test } from 'vitest'
import configuration from '../.dependency-cruiser.mjs'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milepost-boundaries-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** Names of the rules that a tree of files breaks. */
async function broken(files: Record<string, string>): Promise<string[]> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, dirname(path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  const rooms = [...new Set(Object.keys(files).map((path) => path.split('/')[0] ?? ''))]
  const { output } = await cruise(rooms, {
    ...configuration.options,
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden: configuration.forbidden ?? [] },
  })
  return (output as ICruiseResult).summary.violations.map(({ rule }) => rule.name)
}

const target = 'export const one = 1\nexport type One = typeof one\n'

test('boundaries: a room may import shared', async () => {
  const files = { 'server/a.ts': "import { one } from '../shared/b.ts'\n", 'shared/b.ts': target }
  expect(await broken(files)).toEqual([])
})

test.each([
  ['a value', "import { one } from '../server/b.ts'\n"],
  ['a type', "import type { One } from '../server/b.ts'\n"],
  ['an export', "export { one } from '../server/b.ts'\n"],
  ['an import at run time', "export const later = () => import('../server/b.ts')\n"],
  ['a file with markup', "import { one } from '../server/b.ts'\nexport const x = <b>{one}</b>\n"],
])('boundaries: one room cannot import another (%s)', async (what, text) => {
  const name = what === 'a file with markup' ? 'renderer/a.tsx' : 'renderer/a.ts'
  expect(await broken({ [name]: text, 'server/b.ts': target })).toEqual([
    'renderer-keeps-to-itself',
  ])
})

test('boundaries: shared imports no room and nothing of Node', async () => {
  const text = "import '../electron/b.ts'\nimport 'node:fs'\n"
  expect(await broken({ 'shared/a.ts': text, 'electron/b.ts': target })).toEqual([
    'shared-is-pure',
    'shared-is-pure',
  ])
})

test.each([
  ['electron/disk/a.ts', '../outbox/b.ts', 'electron-floor-0-of-disk'],
  ['electron/outbox/a.ts', '../sync/b.ts', 'electron-floor-2-of-outbox'],
  ['electron/tracking/a.ts', '../compose/b.ts', 'electron-floor-3-of-tracking-capture'],
  ['electron/compose/a.ts', '../main.ts', 'electron-floor-7-of-compose'],
  ['electron/preload.ts', './outbox/b.ts', 'preload-carries-names-only'],
  ['renderer/ui/a.ts', '../app/b.ts', 'renderer-floor-0-of-ui'],
  ['renderer/replica/a.ts', '../app/b.ts', 'renderer-floor-1-of-replica'],
  ['renderer/pages/a.ts', '../replica/b.ts', 'pages-without-replica'],
])('boundaries: %s cannot import %s', async (from, to, rule) => {
  const imported = join(dirname(from), to)
  const files = { [from]: `import type { One } from '${to}'\n`, [imported]: target }
  expect(await broken(files)).toEqual([rule])
})

test('boundaries: a room may import what lies below it, and a test anything', async () => {
  const files = {
    'electron/compose/a.ts': "import '../outbox/b.ts'\n",
    'electron/outbox/b.ts': "import '../disk/c.ts'\n",
    'electron/disk/c.ts': target,
    'electron/disk/c.test.ts': "import '../outbox/b.ts'\n",
  }
  expect(await broken(files)).toEqual([])
})

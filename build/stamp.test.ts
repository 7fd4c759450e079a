import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { exclusively } from './setup/lock.mjs'
import { root } from './setup/paths.mjs'
import { contentHash } from './setup/stamp.mjs'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milepost-stamp-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('set-up: the hash follows contents and names, not times', async () => {
  const entries = [relative(root, folder)]
  await writeFile(join(folder, 'a.ts'), 'one')
  const first = contentHash(entries)
  await writeFile(join(folder, 'a.ts'), 'one')
  expect(contentHash(entries)).toBe(first)
  await writeFile(join(folder, 'a.ts'), 'two')
  expect(contentHash(entries)).not.toBe(first)
})

test('set-up: two at once take turns', async () => {
  let inside = 0
  let most = 0
  const step = async () => {
    most = Math.max(most, ++inside)
    await readFile(import.meta.filename)
    inside--
  }
  await Promise.all([1, 2, 3].map(() => exclusively(folder, 'turn', step)))
  expect(most).toBe(1)
})

test('set-up: a lock whose owner has died is taken over', async () => {
  // Beyond what any system gives to a process.
  await writeFile(join(folder, 'turn.lock'), '999999999')
  expect(await exclusively(folder, 'turn', async () => 'done')).toBe('done')
})

import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { whyUnwritable } from './check-writable.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milepost-writable-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('a folder that can be written, or made, is fine, and nothing is left in it', async () => {
  expect(whyUnwritable(join(folder, 'new'))).toBe(null)
  expect(await readdir(join(folder, 'new'))).toEqual([])
})

it('says why a folder cannot be written', async () => {
  await writeFile(join(folder, 'file'), '')
  expect(whyUnwritable(join(folder, 'file', 'inside'))).toBe('ENOTDIR')
  expect(whyUnwritable(join(folder, 'file'))).toMatch(/EEXIST|ENOTDIR/)
})

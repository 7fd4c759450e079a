import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { clearReplicaFolder } from './replica-folder.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'milepost-replica-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const databases = 'app_milepost_0.indexeddb.leveldb'

it('leaves alone what is not there yet, and what can be used', () => {
  expect(clearReplicaFolder(folder, 7)).toBe(null)
  mkdirSync(join(folder, 'IndexedDB', databases), { recursive: true })
  expect(clearReplicaFolder(folder, 7)).toBe(null)
  expect(readdirSync(join(folder, 'IndexedDB'))).toEqual([databases])
})

it('a file in the folder’s place is put aside under a name that says so', () => {
  writeFileSync(join(folder, 'IndexedDB'), 'what?')
  expect(clearReplicaFolder(folder, 7)).toBe('IndexedDB.damaged-7')
  expect(readdirSync(folder)).toEqual(['IndexedDB.damaged-7'])
})

it('so is a file in the place of the databases', () => {
  mkdirSync(join(folder, 'IndexedDB'))
  writeFileSync(join(folder, 'IndexedDB', databases), 'what?')
  expect(clearReplicaFolder(folder, 7)).toBe(`${databases}.damaged-7`)
  expect(existsSync(join(folder, 'IndexedDB', databases))).toBe(false)
})

import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { DocumentKind, OpenDocument } from '../../electron/disk/document.ts'
import { memoryDisk } from '../fakes/memory-document.ts'
import { smallDisk } from '../fakes/small-disk.ts'

// Outside Electron its package only says where Electron lies; it must not go and fetch it.
vi.hoisted(() => {
  process.env.ELECTRON_OVERRIDE_DIST_PATH ??= '/nowhere'
})
const { electronDocuments } = await import('../../electron/disk/electron-document.ts')

const kind: DocumentKind<{ count: number }> = {
  name: 'sample',
  schema: z.object({ count: z.number().int() }),
  empty: { count: 0 },
}

let folder = ''
const damaged: string[] = []
const disk = smallDisk()
const openReal = async (): Promise<OpenDocument> => {
  folder = await mkdtemp(join(tmpdir(), 'milepost-documents-'))
  return electronDocuments(
    folder,
    disk,
    () => 5,
    (keptAs) => damaged.push(keptAs),
  )
}
afterEach(async () => {
  damaged.length = 0
  disk.room = Number.POSITIVE_INFINITY
  if (folder) await rm(folder, { recursive: true })
  folder = ''
})

for (const [name, open] of [
  ['memory', async () => memoryDisk().open as OpenDocument],
  ['electron-store', openReal],
] as const) {
  describe(`document contract: ${name}`, () => {
    it('is empty until written, and then what was written, also when opened again', async () => {
      const openDocument = await open()
      const document = openDocument(kind)
      expect(document.read()).toEqual({ count: 0 })
      document.write({ count: 7 })
      expect(document.read()).toEqual({ count: 7 })
      expect(openDocument(kind).read()).toEqual({ count: 7 })
    })

    it('keeps documents of different names apart', async () => {
      const openDocument = await open()
      openDocument(kind).write({ count: 1 })
      expect(openDocument({ ...kind, name: 'other' }).read()).toEqual({ count: 0 })
    })
  })
}

describe('electron-store documents', () => {
  it.each([
    ['cut off', '{"value":{"cou'],
    ['of another shape', '{"value":{"count":"many"}}'],
    ['empty', ''],
  ])('a file that is %s is kept aside, told of, and starts anew', async (_name, text) => {
    const openDocument = await openReal()
    await writeFile(join(folder, 'sample.json'), text)
    const document = openDocument(kind)
    expect(document.read()).toEqual({ count: 0 })
    document.write({ count: 2 })
    expect(openDocument(kind).read()).toEqual({ count: 2 })
    expect(damaged).toEqual(['sample.damaged-5.json'])
    expect(await readdir(folder)).toContain('sample.damaged-5.json')
  })

  it.each([0, 1, 9])(
    'Y2: a disk with room for %i bytes keeps the last good value, and takes the next when it can',
    async (room) => {
      const openDocument = await openReal()
      const document = openDocument(kind)
      document.write({ count: 1 })
      for (const count of [2, 3]) {
        disk.room = room
        expect(() => document.write({ count })).toThrow('full')
        expect(document.read()).toEqual({ count: 1 })
        expect(openDocument(kind).read()).toEqual({ count: 1 })
      }
      disk.room = Number.POSITIVE_INFINITY
      document.write({ count: 4 })
      expect(openDocument(kind).read()).toEqual({ count: 4 })
      expect(damaged).toEqual([])
      expect(await readdir(folder)).toEqual(['sample.json'])
    },
  )

  it('a file that was spoilt while the app ran is written anew', async () => {
    const openDocument = await openReal()
    const document = openDocument(kind)
    document.write({ count: 1 })
    await writeFile(join(folder, 'sample.json'), '{"va')
    document.write({ count: 2 })
    expect(openDocument(kind).read()).toEqual({ count: 2 })
  })
})

import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Disk, DiskStep } from '../../electron/disk/disk.ts'
import { nodeDisk } from '../../electron/disk/node-disk.ts'
import { forgetfulDisk, type Remains } from '../fakes/forgetful-disk.ts'
import { smallDisk } from '../fakes/small-disk.ts'

const folders: string[] = []
const newFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'milepost-disk-'))
  folders.push(folder)
  return folder
}
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

const disks: [name: string, open: (folder: string) => Disk][] = [
  ['the computer', () => nodeDisk],
  ['one that loses its power', forgetfulDisk],
  ['a small one', smallDisk],
]
const ways: [name: string, make: (disk: Disk, step: DiskStep) => Promise<void>][] = [
  ['later', (disk, step) => disk.step(step)],
  ['now', async (disk, step) => disk.stepNow(step)],
]

for (const [name, open] of disks) {
  describe.each(ways)(`disk contract: ${name}, %s`, (_way, make) => {
    const bytes = Buffer.from('one')

    it('creates a file that only this user can read, and replaces it whole', async () => {
      const folder = await newFolder()
      const disk = open(folder)
      const path = join(folder, 'a')
      await make(disk, { do: 'writeFile', path, bytes: Buffer.from('longer') })
      await make(disk, { do: 'writeFile', path, bytes })
      await make(disk, { do: 'syncFile', path })
      expect(await readFile(path, 'utf8')).toBe('one')
      expect((await stat(path)).mode & 0o777).toBe(0o600)
    })

    it('renames over what has the name, also into another folder', async () => {
      const folder = await newFolder()
      const disk = open(folder)
      const [from, to] = [join(folder, 'a'), join(folder, 'inside', 'b')]
      await make(disk, { do: 'makeFolder', path: join(folder, 'inside') })
      await make(disk, { do: 'writeFile', path: from, bytes })
      await make(disk, { do: 'writeFile', path: to, bytes: Buffer.from('old') })
      await make(disk, { do: 'rename', from, to })
      await make(disk, { do: 'syncFolder', path: join(folder, 'inside') })
      expect(await readFile(to, 'utf8')).toBe('one')
      expect(await readdir(folder)).toEqual(['inside'])
    })

    it('deletes a file, and is content when it is gone already', async () => {
      const folder = await newFolder()
      const disk = open(folder)
      await make(disk, { do: 'writeFile', path: join(folder, 'a'), bytes })
      for (const _twice of [1, 2]) await make(disk, { do: 'unlink', path: join(folder, 'a') })
      expect(await readdir(folder)).toEqual([])
    })

    it('makes a folder that only this user can enter, once', async () => {
      const folder = await newFolder()
      const disk = open(folder)
      const path = join(folder, 'inside')
      for (const _twice of [1, 2]) await make(disk, { do: 'makeFolder', path })
      expect((await stat(path)).mode & 0o777).toBe(0o700)
    })

    it.each<DiskStep>([
      { do: 'syncFile', path: 'missing' },
      { do: 'syncFolder', path: 'missing' },
      { do: 'rename', from: 'missing', to: 'b' },
      { do: 'writeFile', path: 'missing/a', bytes },
    ])('fails with the code of the file system: %j', async (step) => {
      const folder = await newFolder()
      const disk = open(folder)
      const inside = Object.fromEntries(
        Object.entries(step).map(([key, value]) => [
          key,
          ['path', 'from', 'to'].includes(key) ? join(folder, String(value)) : value,
        ]),
      ) as DiskStep
      await expect(make(disk, inside)).rejects.toMatchObject({ code: 'ENOENT' })
    })
  })
}

describe('a disk that loses its power', () => {
  /** What may be found after the steps, as text; a set of possibilities. */
  const found = (all: Remains[]) =>
    new Set(
      all.map((remains) =>
        [...remains]
          .map(([path, bytes]) => (bytes ? `${path}=${Buffer.from(bytes)}` : path))
          .sort()
          .join(' '),
      ),
    )

  it('forgets content that was not synced, in whole or in part', async () => {
    const folder = await newFolder()
    const disk = forgetfulDisk(folder)
    disk.stepNow({ do: 'writeFile', path: join(folder, 'a'), bytes: Buffer.from('four') })
    disk.stepNow({ do: 'syncFolder', path: folder })
    expect(found(disk.remains())).toEqual(new Set(['a=', 'a=fo', 'a=four']))
    disk.stepNow({ do: 'syncFile', path: join(folder, 'a') })
    expect(found(disk.remains())).toEqual(new Set(['a=four']))
  })

  it('forgets names that were not synced: new, changed and gone ones', async () => {
    const folder = await newFolder()
    const disk = forgetfulDisk(folder)
    const [a, b] = [join(folder, 'a'), join(folder, 'b')]
    disk.stepNow({ do: 'writeFile', path: a, bytes: Buffer.from('x') })
    disk.stepNow({ do: 'syncFile', path: a })
    expect(found(disk.remains())).toEqual(new Set(['', 'a=x']))
    disk.stepNow({ do: 'syncFolder', path: folder })
    disk.stepNow({ do: 'rename', from: a, to: b })
    expect(found(disk.remains())).toEqual(new Set(['a=x', 'b=x']))
    disk.stepNow({ do: 'syncFolder', path: folder })
    disk.stepNow({ do: 'unlink', path: b })
    expect(found(disk.remains())).toEqual(new Set(['b=x', '']))
  })

  it('loses a file that was moved, when the folder that it left is synced first', async () => {
    const folder = await newFolder()
    const disk = forgetfulDisk(folder)
    const inside = join(folder, 'inside')
    disk.stepNow({ do: 'makeFolder', path: inside })
    disk.stepNow({ do: 'writeFile', path: join(folder, 'a'), bytes: Buffer.from('x') })
    disk.stepNow({ do: 'syncFile', path: join(folder, 'a') })
    disk.stepNow({ do: 'rename', from: join(folder, 'a'), to: join(inside, 'a') })
    disk.stepNow({ do: 'syncFolder', path: folder })
    expect(found(disk.remains())).toContain('inside')
  })

  it('makes no step without power', async () => {
    const folder = await newFolder()
    const disk = forgetfulDisk(folder)
    disk.cutAt(1)
    disk.stepNow({ do: 'writeFile', path: join(folder, 'a'), bytes: Buffer.of() })
    const step = { do: 'unlink', path: join(folder, 'a') } as const
    expect(() => disk.stepNow(step)).toThrow('no power')
    await expect(disk.step(step)).rejects.toThrow('no power')
    expect(await readdir(folder)).toEqual(['a'])
  })
})

import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { memoryDisk } from '../../test/fakes/memory-document.ts'
import { uuidV7 } from '../tracking/ids.ts'
import { accountDocument } from './account.ts'
import { type Home, holdsDevice, realFolder, settleDevice } from './device.ts'
import { machineDigest } from './machine.ts'

const laptop = { machine: 'laptop', folder: '/home/rui/milepost' }
const studio = { machine: 'studio', folder: '/home/rui/milepost' }

/** Files as they are copied about; `there`: folders that still hold the device that they were. */
function files() {
  const disk = memoryDisk()
  const start = (home: Home, there: string[] = []) =>
    settleDevice({
      document: disk.open(accountDocument),
      home,
      newId: uuidV7.uuid,
      holds: (folder) => there.includes(folder),
    })
  return { disk, start }
}

describe('T1: which device this is', () => {
  it('T1: keeps its id from start to start', () => {
    const { start } = files()
    const first = start(laptop)
    expect(start(laptop)).toEqual({ deviceId: first.deviceId, isCopy: false })
  })

  it.each<[string, Home, string[]]>([
    ['to another computer', studio, []],
    ['to another folder beside it', { ...laptop, folder: '/mnt/copy' }, [laptop.folder]],
    [
      'where no system tells which computer it is',
      { machine: null, folder: '/mnt/copy' },
      [laptop.folder],
    ],
  ])('T1: files that are copied %s become a device of their own, once', (_, home, there) => {
    const { start, disk } = files()
    const { deviceId } = start(laptop)
    const copy = start(home, there)
    expect(copy.isCopy).toBe(true)
    expect(copy.deviceId).not.toBe(deviceId)
    expect(disk.open(accountDocument).read().announced).toEqual([])
    expect(start(home, there)).toEqual({ deviceId: copy.deviceId, isCopy: false })
  })

  it.each<[string, Home, string[]]>([
    ['a backup that is restored in its place', laptop, []],
    ['files that were moved', { ...laptop, folder: '/home/rui/elsewhere' }, []],
    ['a system that no longer says which computer it is', { ...laptop, machine: null }, []],
  ])('T1: %s stays the device that it was', (_, home, there) => {
    const { start } = files()
    const { deviceId } = start(laptop)
    expect(start(home, there)).toEqual({ deviceId, isCopy: false })
  })

  it('T1: files that two computers share have a device for each', () => {
    const { start } = files()
    const first = start(laptop).deviceId
    const second = start(studio).deviceId
    expect(start(laptop).deviceId).toBe(first)
    expect(start(studio).deviceId).toBe(second)
  })

  it('T1: files of a version that did not note their place are taken as they are', () => {
    const { start, disk } = files()
    const { deviceId } = start(laptop)
    const document = disk.open(accountDocument)
    document.write({ ...document.read(), home: null })
    expect(start(studio)).toEqual({ deviceId, isCopy: false })
    expect(start(laptop).isCopy).toBe(true)
  })
})

describe('on a real disk', () => {
  const folders: string[] = []
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
  })

  it('T1: a folder under a second name is the same one, not its copy', async () => {
    const root = await mkdtemp(join(tmpdir(), 'milepost-device-'))
    folders.push(root)
    const [one, link, other] = ['one', 'link', 'other'].map((name) => join(root, name)) as [
      string,
      string,
      string,
    ]
    for (const folder of [one, other]) {
      await mkdir(folder)
      await writeFile(join(folder, 'account.json'), '{"value":{"deviceId":"d-1"}}')
    }
    await symlink(one, link)
    expect(realFolder(link)).toBe(realFolder(one))
    expect(holdsDevice(link, one, 'd-1')).toBe(false)
    expect(holdsDevice(other, one, 'd-1')).toBe(true)
    expect(holdsDevice(other, one, 'd-2')).toBe(false)
    expect(holdsDevice(other, join(root, 'gone'), 'd-1')).toBe(false)
  })

  it('T1: a computer is told from others by a digest, or not at all', async () => {
    const digest = await machineDigest(process.platform)
    expect(digest === null || /^[0-9a-f]{32}$/.test(digest)).toBe(true)
    expect(await machineDigest('sunos')).toBeNull()
  })
})

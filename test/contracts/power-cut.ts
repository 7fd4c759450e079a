import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Disk } from '../../electron/disk/disk.ts'
import { forgetfulDisk, restore } from '../fakes/forgetful-disk.ts'

/**
 * Does the same work again and again, each time with the power gone one step later, until it is
 * done without a cut. `check` gets each folder that may be found afterwards, and what the work had
 * promised by then. A promise is whatever the work noted once its caller had an answer.
 */
export async function atEveryCut<P>(
  promised: () => P,
  work: (folder: string, disk: Disk, promises: P) => Promise<void>,
  check: (folder: string, promises: P) => Promise<void>,
): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'milepost-cut-'))
  const newFolder = () => mkdtemp(join(home, 'disk-'))
  try {
    for (let cut = 0; ; cut += 1) {
      const folder = await newFolder()
      const disk = forgetfulDisk(folder)
      disk.cutAt(cut)
      const promises = promised()
      const ended = await work(folder, disk, promises).then(
        () => null,
        (thrown: Error) => thrown,
      )
      if (ended && ended.message !== 'no power') throw ended
      for (const remains of disk.remains()) {
        const found = await newFolder()
        restore(remains, found)
        await check(found, promises)
      }
      if (disk.steps() < cut) return
    }
  } finally {
    await rm(home, { recursive: true })
  }
}

import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Disk, type DiskStep, isDiskFull } from './disk.ts'

/**
 * The steps of each durable change, in the order that keeps it safe: after a power cut at any of
 * them the old or the new content is there whole, and once they are done it is the new one.
 */
type Steps = readonly DiskStep[]

/** What a file is called until it is whole. */
const besideOf = (path: string) => `${path}.new`

/** Whether a name is that of a file that never became whole; its owner may delete it. */
export const isUnfinished = (name: string): boolean => name.endsWith('.new')

const replaceSteps = (path: string, bytes: Uint8Array): Steps => [
  ...folderSteps(dirname(path)),
  { do: 'writeFile', path: besideOf(path), bytes },
  { do: 'syncFile', path: besideOf(path) },
  { do: 'rename', from: besideOf(path), to: path },
  { do: 'syncFolder', path: dirname(path) },
]

const deleteSteps = (path: string): Steps => [
  { do: 'unlink', path },
  { do: 'syncFolder', path: dirname(path) },
]

/** The new name first: of a cut between the two syncs there may be two names, but never none. */
const moveSteps = (from: string, to: string): Steps => [
  ...folderSteps(dirname(to)),
  { do: 'rename', from, to },
  { do: 'syncFolder', path: dirname(to) },
  { do: 'syncFolder', path: dirname(from) },
]

/** Missing folders from the outermost one on, each known to its parent before anything is in it. */
const folderSteps = (path: string): Steps =>
  existsSync(path)
    ? []
    : [
        ...folderSteps(dirname(path)),
        { do: 'makeFolder', path },
        { do: 'syncFolder', path: dirname(path) },
      ]

async function run(disk: Disk, steps: Steps): Promise<void> {
  for (const step of steps) await disk.step(step)
}

/** Puts whole new content in a file's place. A failure leaves the old content. */
export async function replaceFile(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  try {
    await run(disk, replaceSteps(path, bytes))
  } catch (thrown) {
    // Its part would only take up the room that the next attempt needs.
    await disk.step({ do: 'unlink', path: besideOf(path) }).catch(() => undefined)
    throw thrown
  }
}

/** `replaceFile` without letting anything happen meanwhile. */
export function replaceFileNow(disk: Disk, path: string, bytes: Uint8Array): void {
  try {
    for (const step of replaceSteps(path, bytes)) disk.stepNow(step)
  } catch (thrown) {
    try {
      disk.stepNow({ do: 'unlink', path: besideOf(path) })
    } catch {
      // The first fault says more.
    }
    throw thrown
  }
}

/** Deletes a file for good; one that is gone already is fine. */
export const deleteFile = (disk: Disk, path: string): Promise<void> => run(disk, deleteSteps(path))

/** Moves a file. */
export const moveFile = (disk: Disk, from: string, to: string): Promise<void> =>
  run(disk, moveSteps(from, to))

/** `moveFile` without letting anything happen meanwhile. */
export function moveFileNow(disk: Disk, from: string, to: string): void {
  for (const step of moveSteps(from, to)) disk.stepNow(step)
}

/**
 * Makes a folder that only this user can enter, and those around it. One that a full disk has no
 * room for is made later, with the first file in it.
 */
export async function makeFolder(disk: Disk, path: string): Promise<void> {
  try {
    await run(disk, folderSteps(path))
  } catch (thrown) {
    if (!isDiskFull(thrown)) throw thrown
  }
}

/** The names in a folder, sorted; none in one that a full disk had no room for. */
export const namesIn = async (path: string): Promise<string[]> =>
  existsSync(path) ? (await readdir(path)).sort() : []

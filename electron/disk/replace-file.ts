import { closeSync, fstatSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** Writes a part of the bytes from an offset on, and says how many; `writeSync` is the real one. */
export type WritePart = (file: number, bytes: Uint8Array, offset: number) => number

/**
 * Puts new content in a file's place so that at any moment, also after a crash, the old or the new
 * one is there whole. A disk that fills up takes a part and reports success, so the rename waits
 * until every byte is known to lie beside the old file.
 */
export function replaceFile(path: string, text: string, writePart: WritePart = writeSync): void {
  const beside = `${path}.new`
  try {
    writeWhole(beside, Buffer.from(text), writePart)
    renameSync(beside, path)
  } catch (thrown) {
    // Its part would only take up the room that the next attempt needs.
    rmSync(beside, { force: true })
    throw thrown
  }
  syncFolder(dirname(path))
}

function writeWhole(path: string, bytes: Buffer, writePart: WritePart): void {
  const file = openSync(path, 'w', 0o600)
  try {
    for (let offset = 0; offset < bytes.length; ) {
      const written = writePart(file, bytes, offset)
      if (written === 0) throw tookAPart()
      offset += written
    }
    fsyncSync(file)
    if (fstatSync(file).size !== bytes.length) throw tookAPart()
  } finally {
    closeSync(file)
  }
}

const tookAPart = () => Object.assign(new Error('the disk took only a part'), { code: 'ENOSPC' })

function syncFolder(path: string): void {
  // Windows cannot open a folder; its file system orders renames itself.
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

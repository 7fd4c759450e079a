import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import type { Disk } from './disk.ts'

const FILE_MODE = 0o600
const FOLDER_MODE = 0o700
/** Windows flushes only what is open for writing. */
const SYNC_FLAG = 'r+'
/** Windows cannot open a folder; its file system orders renames itself. */
const syncsFolders = process.platform !== 'win32'

/** The computer's disk. */
export const nodeDisk: Disk = {
  async step(step) {
    switch (step.do) {
      case 'writeFile':
        return writeFile(step.path, step.bytes, { mode: FILE_MODE })
      case 'syncFile':
        return sync(step.path, SYNC_FLAG)
      case 'rename':
        return rename(step.from, step.to)
      case 'unlink':
        return rm(step.path, { force: true })
      case 'makeFolder':
        await mkdir(step.path, { recursive: true, mode: FOLDER_MODE })
        return
      case 'syncFolder':
        if (syncsFolders) await sync(step.path, 'r')
    }
  },
  stepNow(step) {
    switch (step.do) {
      case 'writeFile':
        return writeFileSync(step.path, step.bytes, { mode: FILE_MODE })
      case 'syncFile':
        return syncNow(step.path, SYNC_FLAG)
      case 'rename':
        return renameSync(step.from, step.to)
      case 'unlink':
        return rmSync(step.path, { force: true })
      case 'makeFolder':
        mkdirSync(step.path, { recursive: true, mode: FOLDER_MODE })
        return
      case 'syncFolder':
        if (syncsFolders) syncNow(step.path, 'r')
    }
  },
}

async function sync(path: string, flag: string): Promise<void> {
  const handle = await open(path, flag)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function syncNow(path: string, flag: string): void {
  const file = openSync(path, flag)
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

import { readFileSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Document } from '../disk/document.ts'
import { accountDocument, type StoredAccount } from './account.ts'

/** Where the app's files lie. `machine` is null where the system does not tell. */
export type Home = { machine: string | null; folder: string }

/** What telling a copy from its original needs. */
export type DevicePorts = {
  document: Document<StoredAccount>
  home: Home
  newId(): string
  /** Whether a folder of this computer still holds the files of a device. */
  holds(folder: string, deviceId: string): boolean
}

/** This device, and whether its files were another's until now. */
export type SettledDevice = { deviceId: string; isCopy: boolean }

const keyOf = ({ machine, folder }: Home) => `${machine ?? ''} ${folder}`

/**
 * The id of this device. Files that were copied from another computer, or from a folder that is still
 * there, get an id of their own: two devices under one id would end each other's sessions (T1). Moved files
 * and a restored backup keep theirs. Files that two computers share, such as a home folder on a network,
 * have one for each.
 */
export function settleDevice({ document, home, newId, holds }: DevicePorts): SettledDevice {
  const stored = document.read()
  const { deviceId, devices } = stored
  if (deviceId === null) {
    const made = newId()
    document.write({ ...stored, deviceId: made, home })
    return { deviceId: made, isCopy: false }
  }
  // Files of an earlier version say nothing of where they were.
  const from = stored.home ?? home
  if (!isCopied(from, home, (folder) => holds(folder, deviceId))) {
    if (keyOf(from) !== keyOf(home) || !stored.home) document.write({ ...stored, home })
    return { deviceId, isCopy: false }
  }
  const own = devices[keyOf(home)] ?? newId()
  document.write({
    ...stored,
    deviceId: own,
    devices: { ...devices, [keyOf(from)]: deviceId, [keyOf(home)]: own },
    home,
    // The marketplace has not heard of this device.
    announced: [],
  })
  return { deviceId: own, isCopy: true }
}

function isCopied(from: Home, to: Home, holds: (folder: string) => boolean): boolean {
  if (from.machine !== null && to.machine !== null && from.machine !== to.machine) return true
  return from.folder !== to.folder && holds(from.folder)
}

/** A folder under its one real name. */
export const realFolder = (folder: string): string => {
  try {
    return realpathSync(folder)
  } catch {
    return folder
  }
}

/**
 * Whether another folder than `here` holds the files of a device: not the same one under a second
 * name, such as a link or a mount.
 */
export function holdsDevice(here: string, folder: string, deviceId: string): boolean {
  try {
    const [one, other] = [statSync(here), statSync(folder)]
    if (one.ino === other.ino && one.dev === other.dev) return false
    const file = readFileSync(join(folder, `${accountDocument.name}.json`), 'utf8')
    return JSON.parse(file).value?.deviceId === deviceId
  } catch {
    return false
  }
}

import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { Disk } from '../disk/disk.ts'
import { replaceFileNow } from '../disk/durable.ts'
import { decryptGcm, encryptGcm, KEY_BYTES } from './gcm.ts'
import type { Cipher } from './vault.ts'

const CONTEXT = 'milepost secret'

/**
 * A cipher whose key lies in a file that only this user can read; made when first needed. A file
 * that is there and cannot be read just now throws: a new key would lock out what the old one sealed.
 */
export function keyFileCipher(path: string, disk: Disk): Cipher {
  const key = readKey(path) ?? makeKey(path, disk)
  return {
    encrypt: (text) => encryptGcm(key, Buffer.from(text), CONTEXT),
    decrypt: (data) => decryptGcm(key, data, CONTEXT).toString(),
  }
}

function readKey(path: string): Buffer | null {
  if (!existsSync(path)) return null
  const key = Buffer.from(readFileSync(path, 'utf8'), 'base64')
  return key.length === KEY_BYTES ? key : null
}

function makeKey(path: string, disk: Disk): Buffer {
  const key = randomBytes(KEY_BYTES)
  replaceFileNow(disk, path, Buffer.from(key.toString('base64')))
  return key
}

import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import writeFileAtomic from 'write-file-atomic'
import { decryptGcm, encryptGcm, KEY_BYTES } from './gcm.ts'
import type { Cipher } from './vault.ts'

const CONTEXT = 'milepost secret'

/** A cipher whose key lies in a file that only this user can read; made when first needed. */
export function keyFileCipher(path: string): Cipher {
  const key = readKey(path) ?? makeKey(path)
  return {
    encrypt: (text) => encryptGcm(key, Buffer.from(text), CONTEXT),
    decrypt: (data) => decryptGcm(key, data, CONTEXT).toString(),
  }
}

function readKey(path: string): Buffer | null {
  try {
    const key = Buffer.from(readFileSync(path, 'utf8'), 'base64')
    return key.length === KEY_BYTES ? key : null
  } catch {
    return null
  }
}

function makeKey(path: string): Buffer {
  const key = randomBytes(KEY_BYTES)
  writeFileAtomic.sync(path, key.toString('base64'), { mode: 0o600 })
  return key
}

import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Document, DocumentKind } from '../disk/document.ts'
import { KEY_BYTES } from './gcm.ts'
import { sealed, type Vault } from './vault.ts'

/** A key that pictures on disk are encrypted with; its id stands in their names. */
export type CaptureKey = { id: string; key: Buffer }

/** Keys for pictures. */
export type CaptureKeys = {
  /** The one for new pictures. */
  current(): CaptureKey
  /** An old one. `locked`: what sealed it is away for now. `unknown`: it is not on this computer. */
  find(id: string): Result<Buffer, 'locked' | 'unknown'>
}

type StoredKeys = z.infer<typeof storedKeys>
const storedKeys = z.array(z.object({ id: z.string(), sealed }))

/** Where the sealed keys lie. */
export const captureKeysDocument: DocumentKind<StoredKeys> = {
  name: 'capture-keys',
  schema: storedKeys,
  empty: [],
}

/** Keys as the vault seals them. When the keyring has changed, a new key begins. */
export function createCaptureKeys(document: Document<StoredKeys>, vault: Vault): CaptureKeys {
  const find = (id: string): ReturnType<CaptureKeys['find']> => {
    const stored = document.read().find((each) => each.id === id)
    if (!stored) return err('unknown')
    const secret = vault.open(stored.sealed)
    return secret === null ? err('locked') : ok(Buffer.from(secret, 'base64'))
  }
  const make = (): CaptureKey => {
    const id = randomBytes(4).toString('hex')
    const key = randomBytes(KEY_BYTES)
    const entry = { id, sealed: vault.seal(key.toString('base64')) }
    document.write([...document.read(), entry])
    return { id, key }
  }
  let known: CaptureKey | null = null
  return {
    find,
    current() {
      if (known) return known
      const newest = document.read().at(-1)
      const key = newest && find(newest.id)
      known = newest && key?.ok ? { id: newest.id, key: key.value } : make()
      return known
    },
  }
}

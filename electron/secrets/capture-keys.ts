import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Document, DocumentKind } from '../disk/document.ts'
import { KEY_BYTES } from './gcm.ts'
import { sealed, type Vault } from './vault.ts'

/** A key that pictures on disk are encrypted with; its id stands in their names. */
export type CaptureKey = { id: string; key: Buffer }

/** Keys for pictures: the one for new ones, and those of old ones while they can be opened. */
export type CaptureKeys = { current(): CaptureKey; find(id: string): Buffer | null }

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
  const find = (id: string) => {
    const stored = document.read().find((each) => each.id === id)
    const secret = stored && vault.open(stored.sealed)
    return secret ? Buffer.from(secret, 'base64') : null
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
      const newest = document.read().at(-1)
      const key = known ? null : newest && find(newest.id)
      known ??= newest && key ? { id: newest.id, key } : make()
      return known
    },
  }
}

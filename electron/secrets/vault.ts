import { z } from 'zod'
import type { AppNotice } from '../../shared/contract/ipc.ts'

/** A secret as it may lie on disk. `by`: the system's keyring, or a key file of ours. */
export const sealed = z.object({ by: z.enum(['system', 'file']), data: z.string() })
export type Sealed = z.infer<typeof sealed>

/** Seals secrets so that a copied disk does not give them away. */
export type Vault = {
  seal(secret: string): Sealed
  /** Null when it cannot be opened here and now: the keyring is away, or is another one. */
  open(sealed: Sealed): string | null
  /** Whether the system's keyring protects what is sealed now. */
  isProtected(): boolean
}

/** One way of encrypting text. */
export type Cipher = { encrypt(text: string): Buffer; decrypt(data: Buffer): string }

/**
 * Seals with the system's cipher where there is one, else with the key file's, which keeps other
 * users of the computer out but not a thief of the disk. Opens what either has sealed.
 */
export function createVault(system: Cipher | null, file: () => Cipher): Vault {
  return {
    seal(secret) {
      const by = system ? 'system' : 'file'
      return { by, data: (system ?? file()).encrypt(secret).toString('base64') }
    },
    open({ by, data }) {
      try {
        const cipher = by === 'file' ? file() : system
        return cipher?.decrypt(Buffer.from(data, 'base64')) ?? null
      } catch {
        return null
      }
    },
    isProtected: () => system !== null,
  }
}

/** What the person hears where no keyring protects what is sealed. */
export const unprotectedNotice = (atMs: number): AppNotice => ({
  id: 'unprotectedStorage',
  kind: 'unprotectedStorage',
  atMs,
})

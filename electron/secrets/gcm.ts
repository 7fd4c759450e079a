import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Length of a key, bytes. */
export const KEY_BYTES = 32

/**
 * Encrypts and authenticates: nonce, tag, then the ciphertext. `context` must be the same at
 * opening, so that one file cannot be passed off as another.
 */
export function encryptGcm(key: Buffer, plain: Buffer, context: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** Opens what `encryptGcm` made; throws when key, context or a single bit differ. */
export function decryptGcm(key: Buffer, data: Buffer, context: string): Buffer {
  const nonce = data.subarray(0, NONCE_BYTES)
  const tag = data.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(context)).setAuthTag(tag)
  return Buffer.concat([decipher.update(data.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()])
}

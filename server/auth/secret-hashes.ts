import { createHash, createHmac } from 'node:crypto'

/** What the database keeps in place of the secrets of sessions and device codes (A3). */
export type SecretHashes = {
  /** Of a session token or a device code: long and random, so that nobody finds it by trying. */
  ofToken(token: string): string
  /** Of a code that people type. It is short: without the marketplace's secret it could be found. */
  ofUserCode(userCode: string): string
}

/** The hashes under the marketplace's secret, which is kept outside the database. */
export const createSecretHashes = (secret: string): SecretHashes => ({
  ofToken: (token) => createHash('sha256').update(token).digest('hex'),
  ofUserCode: (userCode) =>
    createHmac('sha256', secret).update(`user code ${userCode}`).digest('hex'),
})

/** A code as it was given out, from what somebody typed: without spaces and dashes, in capitals. */
export const asGivenOut = (typed: string): string => typed.replace(/[^a-z0-9]/gi, '').toUpperCase()

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { parseCookies } from 'better-auth/cookies'
import { sql } from 'kysely'
import type { Db } from '../db/db.ts'

const COOKIE = 'milepost.known'
const YEAR_S = 365 * 86_400

/**
 * Tells whoever signs in from a browser or an address that the account has been signed in from before.
 * Their attempts are counted by themselves, so that a stranger who guesses does not hold them up.
 */
export function createKnownVisitors(db: Db, secret: string, secure: boolean) {
  const sign = (email: string, nonce: string) =>
    createHmac('sha256', secret).update(`known ${email} ${nonce}`).digest('base64url')

  const nonceOf = (headers: IncomingHttpHeaders, email: string): string | null => {
    const [nonce = '', signature = ''] =
      parseCookies(headers.cookie ?? '')
        .get(COOKIE)
        ?.split('.') ?? []
    const own = Buffer.from(sign(email, nonce))
    const given = Buffer.from(signature)
    return own.length === given.length && timingSafeEqual(own, given) ? nonce : null
  }
  const isOwnAddress = async (address: string, email: string): Promise<boolean> => {
    const { rows } = await sql`
      SELECT FROM auth_session s JOIN app_user u ON u.id = s.user_id
      WHERE u.email = ${email} AND s.ip_address = ${address} LIMIT 1`.execute(db)
    return rows.length > 0
  }

  return {
    /** Under which name attempts at an account's password are counted for whoever makes them. */
    async nameOf(headers: IncomingHttpHeaders, address: string, email: string): Promise<string> {
      const nonce = nonceOf(headers, email)
      if (nonce !== null) return `browser ${email} ${nonce}`
      return (await isOwnAddress(address, email))
        ? `address ${email} ${address}`
        : `account ${email}`
    },

    /** The cookie by which a browser is known from now on; null where it is known already. */
    cookieFor(headers: IncomingHttpHeaders, email: string): string | null {
      if (nonceOf(headers, email) !== null) return null
      const nonce = randomBytes(16).toString('base64url')
      const rest = `Max-Age=${YEAR_S}; Path=/api/auth; HttpOnly; SameSite=Lax`
      return `${COOKIE}=${nonce}.${sign(email, nonce)}; ${rest}${secure ? '; Secure' : ''}`
    },
  }
}

/** Who has been here before. */
export type KnownVisitors = ReturnType<typeof createKnownVisitors>

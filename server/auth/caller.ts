import type { IncomingHttpHeaders } from 'node:http'
import type { Role } from '../../shared/contract/entities.ts'
import type { Caller } from '../services.ts'
import type { Auth } from './auth.ts'

/** The caller of a request, and the cookies that prolong the session when it was a browser's. */
export type SignedIn = { caller: Caller; setCookies: string[] }

const BEARER = /^bearer /i

/** The header in which clients of the Freelancer.com contract send the same tokens. */
const THEIR_HEADER = 'freelancer-oauth-v1'

/** The proof of a request that proves itself by a token, in either header; null for any other. */
function bearerOf(headers: IncomingHttpHeaders): string | null {
  const { authorization = '', [THEIR_HEADER]: token } = headers
  if (BEARER.test(authorization)) return authorization
  return typeof token === 'string' && token !== '' ? `Bearer ${token}` : null
}

/** True when the request proves itself by a token, which no foreign page can make a browser send. */
export function hasBearer(headers: IncomingHttpHeaders): boolean {
  return bearerOf(headers) !== null
}

/**
 * Finds the session of a request, by bearer token or by cookie; null when there is none, or it has
 * expired or was signed out. A request with a token is judged by the token alone.
 */
export async function readCaller(
  auth: Auth,
  headers: IncomingHttpHeaders,
): Promise<SignedIn | null> {
  const proof = new Headers()
  const bearer = bearerOf(headers)
  if (bearer) proof.set('authorization', bearer)
  else if (headers.cookie) proof.set('cookie', headers.cookie)
  else return null
  const found = await auth.api.getSession({ headers: proof, returnHeaders: true })
  if (!found.response) return null
  const { id, role } = found.response.user
  return {
    caller: { accountId: Number(id), role: role as Role },
    setCookies: bearer ? [] : found.headers.getSetCookie(),
  }
}

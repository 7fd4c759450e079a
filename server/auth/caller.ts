import type { IncomingHttpHeaders } from 'node:http'
import type { Role } from '../../shared/contract/entities.ts'
import type { Caller } from '../services.ts'
import type { Auth } from './auth.ts'

/** The caller of a request, and the cookies that prolong the session when it was a browser's. */
export type SignedIn = { caller: Caller; setCookies: string[] }

const BEARER = /^bearer /i

/** True when the request proves itself by a token, which no foreign page can make a browser send. */
export function hasBearer(headers: IncomingHttpHeaders): boolean {
  return BEARER.test(headers.authorization ?? '')
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
  if (hasBearer(headers)) proof.set('authorization', headers.authorization ?? '')
  else if (headers.cookie) proof.set('cookie', headers.cookie)
  else return null
  const found = await auth.api.getSession({ headers: proof, returnHeaders: true })
  if (!found.response) return null
  const { id, role } = found.response.user
  return {
    caller: { accountId: Number(id), role: role as Role },
    setCookies: hasBearer(headers) ? [] : found.headers.getSetCookie(),
  }
}

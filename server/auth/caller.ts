import type { IncomingHttpHeaders } from 'node:http'
import type { Role } from '../../shared/contract/entities.ts'
import type { Caller, Proof } from '../services.ts'
import type { Auth } from './auth.ts'

/** How long a password counts as given moments ago (A4). */
export const PASSWORD_IS_RECENT_MS = 30 * 60_000

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

/** What proves the session of a request, as the library reads it; null when nothing does. */
export function proofOf(headers: IncomingHttpHeaders): Headers | null {
  const bearer = bearerOf(headers)
  if (bearer) return new Headers({ authorization: bearer })
  return headers.cookie ? new Headers({ cookie: headers.cookie }) : null
}

/** A caller, and which of the account's sessions they use. */
export type SignedIn = { caller: Caller; sessionId: number }

/**
 * Finds the session of a request, by bearer token or by cookie; null when there is none, or it has
 * expired or was signed out. A request with a token is judged by the token alone.
 */
export async function readCaller(
  auth: Auth,
  headers: IncomingHttpHeaders,
): Promise<SignedIn | null> {
  const proof = proofOf(headers)
  const found = proof && (await auth.api.getSession({ headers: proof }))
  if (!found) return null
  const { user, session } = found
  return {
    caller: {
      accountId: Number(user.id),
      role: user.role as Role,
      proof: strengthOf(session.kind, session.passwordAt ?? null),
    },
    sessionId: Number(session.id),
  }
}

function strengthOf(kind: string, passwordAt: Date | null): Proof {
  if (kind !== 'password') return 'app'
  const isRecent = passwordAt !== null && passwordAt.getTime() > Date.now() - PASSWORD_IS_RECENT_MS
  return isRecent ? 'recentPassword' : 'password'
}

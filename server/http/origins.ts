import type { FastifyRequest } from 'fastify'
import { hasBearer } from '../auth/caller.ts'

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** The origins under which this very server's pages can be open in a browser. */
export function trustedOrigins(request: FastifyRequest, publicUrl: string | null): Set<string> {
  const { localAddress = '127.0.0.1', localPort = 0 } = request.raw.socket
  const hosts = ['127.0.0.1', 'localhost', '[::1]', localAddress]
  const origins = hosts.map((host) => `http://${host}:${localPort}`)
  if (publicUrl) origins.push(new URL(publicUrl).origin)
  // A browser leaves the default port out.
  return new Set(
    localPort === 80 ? [...origins, ...hosts.map((host) => `http://${host}`)] : origins,
  )
}

/**
 * True when a request that may change something could have been forged by a foreign page: it
 * names another origin, or it is carried by cookies and names none. A bearer token is never sent
 * by a browser of itself, so it needs no such proof.
 */
export function isForged(request: FastifyRequest, publicUrl: string | null): boolean {
  if (SAFE_METHODS.has(request.method) || hasBearer(request.headers)) return false
  const { origin, cookie } = request.headers
  if (origin === undefined) return cookie !== undefined
  return !trustedOrigins(request, publicUrl).has(origin)
}

/** The origin under which the caller sees us, never taken from a header that is not one of ours. */
export function ownOrigin(request: FastifyRequest, publicUrl: string | null): string {
  const trusted = trustedOrigins(request, publicUrl)
  const named = [request.headers.origin, `http://${request.headers.host}`]
  const known = named.find((origin) => origin !== undefined && trusted.has(origin))
  if (known) return known
  return publicUrl ? new URL(publicUrl).origin : `http://127.0.0.1:${request.raw.socket.localPort}`
}

import type { FastifyReply } from 'fastify'
import { API_VERSION, API_VERSION_HEADER } from '../../shared/contract/http.ts'

/** Mantine sets sizes in style attributes, hence the one exception. */
const PAGE_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** Answers of the API are data: nothing in them may run, load or be framed. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"

/** What every answer says: the version we speak (Y5), and what a browser may not do with it. */
export function setCommonHeaders(reply: FastifyReply, isPage: boolean, overHttps: boolean): void {
  reply.headers({
    [API_VERSION_HEADER]: API_VERSION,
    'content-security-policy': isPage ? PAGE_POLICY : DATA_POLICY,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  })
  if (overHttps) reply.header('strict-transport-security', 'max-age=31536000')
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Words } from '../../shared/words/words.ts'
import { CLIENT_IP_HEADER } from '../auth/auth.ts'
import type { AppContext } from './context.ts'
import { ownOrigin } from './origins.ts'
import { wordsFor } from './words.ts'

/** The headers of a request that the sign-in library may see; everything else is decided here. */
const PASSED = ['authorization', 'cookie', 'origin', 'user-agent'] as const

/**
 * Hands a parsed request to the sign-in library and its answer back. The library is told the
 * caller's address and our own origin by us, never by headers that a client could make up.
 */
export async function passToAuth(
  context: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const headers = new Headers({ [CLIENT_IP_HEADER]: request.ip })
  for (const name of PASSED) {
    const value = request.headers[name]
    if (value !== undefined) headers.set(name, value)
  }
  const body = request.method === 'GET' ? undefined : JSON.stringify(request.body ?? {})
  if (body !== undefined) headers.set('content-type', 'application/json')
  const answer = await context.auth.handler(
    new Request(new URL(request.url, ownOrigin(request, context.publicUrl)), {
      method: request.method,
      headers,
      ...(body === undefined ? {} : { body }),
    }),
  )
  if (answer.status >= 500) {
    // A fault that the library has put in its own words. If the database is why, this throws that.
    await sql`SELECT 1`.execute(context.services.db)
    throw new Error(`sign-in failed with ${answer.status}`)
  }
  reply.code(answer.status).type('application/json; charset=utf-8')
  reply.header('cache-control', 'no-store')
  const cookies = answer.headers.getSetCookie()
  if (cookies.length > 0) reply.header('set-cookie', cookies)
  await reply.send(await readAnswer(answer, wordsFor(request)))
}

/** The library's JSON; a refusal without words of its own gets ours. */
async function readAnswer(answer: Response, { t }: Words): Promise<string> {
  const text = await answer.text()
  if (answer.ok || text.startsWith('{')) return text || 'null'
  const code = answer.status === 401 ? 'signed_out' : 'malformed_request'
  const message = `${t(`errors.${code}.title`)} ${t(`errors.${code}.remedy`)}`
  return JSON.stringify({ code, message })
}

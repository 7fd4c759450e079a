import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Words } from '../../shared/words/words.ts'
import { CLIENT_IP_HEADER } from '../auth/auth.ts'
import type { AppContext } from './context.ts'
import { ownOrigin } from './origins.ts'
import { wordsFor } from './words.ts'

/** The headers of a request that the sign-in library may see; everything else is decided here. */
const PASSED = ['authorization', 'cookie', 'origin', 'user-agent'] as const

/** The library's answer: its JSON, or our own words where a refusal has none. */
export type AuthAnswer = { status: number; ok: boolean; body: unknown; cookies: string[] }

/** What the library is asked, when that is not what the client sent. */
type Instead = { method: 'GET'; path: string }

/**
 * Asks the sign-in library what a parsed request asks. The library is told the caller's address and
 * our own origin by us, never by headers that a client could make up.
 */
export async function askAuth(
  context: AppContext,
  request: FastifyRequest,
  instead?: Instead,
): Promise<AuthAnswer> {
  const headers = new Headers({ [CLIENT_IP_HEADER]: request.ip })
  for (const name of PASSED) {
    const value = request.headers[name]
    if (value !== undefined) headers.set(name, value)
  }
  const method = instead?.method ?? request.method
  const body = method === 'GET' ? undefined : JSON.stringify(request.body ?? {})
  if (body !== undefined) headers.set('content-type', 'application/json')
  const url = new URL(instead?.path ?? request.url, ownOrigin(request, context.publicUrl))
  const answer = await context.auth.handler(
    new Request(url, { method, headers, ...(body === undefined ? {} : { body }) }),
  )
  if (answer.status >= 500) {
    // A fault that the library has put in its own words. If the database is why, this throws that.
    await sql`SELECT 1`.execute(context.services.db)
    throw new Error(`sign-in failed with ${answer.status}`)
  }
  const { status, ok } = answer
  const read = await readAnswer(answer, wordsFor(request))
  return { status, ok, body: read, cookies: answer.headers.getSetCookie() }
}

/** Sends the library's answer on as it is. */
export async function sendAuthAnswer(reply: FastifyReply, answer: AuthAnswer): Promise<void> {
  reply.code(answer.status).type('application/json; charset=utf-8')
  reply.header('cache-control', 'no-store')
  if (answer.cookies.length > 0) reply.header('set-cookie', answer.cookies)
  await reply.send(JSON.stringify(answer.body))
}

/** The library's JSON; a refusal without words of its own gets ours. */
async function readAnswer(answer: Response, { t }: Words): Promise<unknown> {
  const text = await answer.text()
  if (answer.ok || text.startsWith('{')) return JSON.parse(text || 'null')
  const code = answer.status === 401 ? 'signed_out' : 'malformed_request'
  const message = `${t(`errors.${code}.title`)} ${t(`errors.${code}.remedy`)}`
  return { code, message }
}

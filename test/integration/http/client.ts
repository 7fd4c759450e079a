import { v7 } from 'uuid'
import type { CommandResult, CommandType } from '../../../shared/contract/commands.ts'
import { PATHS } from '../../../shared/contract/http.ts'
import { expectDocumented } from './documented.ts'

export type Answer = { status: number; headers: Headers; body: Record<string, unknown> }

export type Asking = {
  token?: string
  cookie?: string
  origin?: string
  headers?: Record<string, string>
  /** Sent as JSON; a string or bytes are sent as they are. */
  body?: unknown
  type?: string
}

/**
 * One request to a marketplace, as any client makes it. A refusal must be one that the API document
 * says of the route.
 */
export async function ask(
  url: string,
  method: string,
  path: string,
  { token, cookie, origin, headers = {}, body, type }: Asking = {},
): Promise<Answer> {
  const isRaw = typeof body === 'string' || body instanceof Uint8Array
  const answer = await fetch(new URL(path, url), {
    method,
    redirect: 'manual',
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(cookie ? { cookie } : {}),
      ...(origin ? { origin } : {}),
      ...(body === undefined ? {} : { 'content-type': type ?? 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: (isRaw ? body : JSON.stringify(body)) as BodyInit }),
  })
  const text = await answer.text()
  const isJson = /json/.test(answer.headers.get('content-type') ?? '')
  const read = isJson ? JSON.parse(text) : { text }
  expectDocumented(method, path, read ?? {})
  return { status: answer.status, headers: answer.headers, body: read }
}

/** Sends one command and answers what became of it. */
export async function send(
  url: string,
  token: string,
  type: CommandType | 'somethingNew',
  payload: unknown,
  id: string = v7(),
): Promise<CommandResult> {
  const command = { id, type, issuedAtMs: Date.now(), payload }
  const answer = await ask(url, 'POST', PATHS.commands, { token, body: { commands: [command] } })
  const { results } = answer.body as { results?: CommandResult[] }
  const [result] = results ?? []
  if (!result) throw new Error(`refused as a whole: ${JSON.stringify(answer.body)}`)
  return result
}

/** The code of a refusal, or `applied`. */
export const outcome = (result: CommandResult) =>
  result.status === 'applied' ? 'applied' : result.error.code

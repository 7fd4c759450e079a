import { parse } from 'node:querystring'
import type { FastifyInstance, FastifyRequest } from 'fastify'

type Fields = Record<string, unknown>

/** What a client sent cannot be read; the boundary answers by the status. */
const unreadable = (statusCode: number) =>
  Object.assign(new Error('unreadable body'), { statusCode })

/** As many digits as a binary floating point number carries exactly. */
const EXACT_DIGITS = 15

/** Keeps a number's own text where the number would not be it exactly. */
const exactly = (_key: string, value: unknown, context?: { source?: string }): unknown => {
  const source = context?.source
  if (typeof value !== 'number' || source === undefined) return value
  return source.replace(/\D/g, '').length > EXACT_DIGITS ? source : value
}

function readJson(text: string): unknown {
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text, exactly)
  } catch {
    // No JSON, or nested deeper than can be followed.
    throw unreadable(400)
  }
}

/** The fields of a multipart form; a file among them is refused, because nothing here keeps files. */
async function readMultipart(request: FastifyRequest, body: Buffer): Promise<Fields> {
  const headers = { 'content-type': request.headers['content-type'] ?? '' }
  const form = await new Response(new Uint8Array(body), { headers }).formData().catch(() => {
    throw unreadable(400)
  })
  const fields: Fields = Object.create(null)
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name)
    if (values.some((value) => typeof value !== 'string')) throw unreadable(415)
    fields[name] = values.length > 1 ? values : values[0]
  }
  return fields
}

/** Reads what their clients send: JSON, forms of both kinds, and a content type without a body. */
export function takeTheirBodies(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (_request: FastifyRequest, text: string) => readJson(text),
  )
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (_request: FastifyRequest, text: string) => ({ ...parse(text) }),
  )
  scope.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => readMultipart(request, body),
  )
}

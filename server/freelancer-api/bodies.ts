import { parse } from 'node:querystring'
import { Busboy, type BusboyInstance } from '@fastify/busboy'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { hasTooManyParts, tooLarge } from '../http/json-body.ts'

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
  if (hasTooManyParts(text)) throw tooLarge()
  try {
    return JSON.parse(text, exactly)
  } catch {
    // No JSON, or nested deeper than can be followed.
    throw unreadable(400)
  }
}

/** Their clients send far fewer fields than this. */
const MAX_FIELDS = 500

/** The fields of a multipart form; a file among them is refused, because nothing here keeps files. */
export function readMultipart(contentType: string, body: Buffer): Promise<Fields> {
  return new Promise((resolve, reject) => {
    const fields: Record<string, string | string[]> = Object.create(null)
    const parser = openMultipart(contentType)
    parser.on('field', (name, value) => {
      const before = fields[name]
      fields[name] = before === undefined ? value : [before, value].flat()
    })
    parser.on('file', (_name, content) => {
      content.resume()
      reject(unreadable(415))
    })
    for (const limit of ['partsLimit', 'fieldsLimit'] as const) {
      parser.on(limit, () => reject(tooLarge()))
    }
    parser.on('error', () => reject(unreadable(400)))
    parser.on('finish', () => resolve(fields))
    parser.end(body)
  })
}

function openMultipart(contentType: string): BusboyInstance {
  try {
    const headers = { 'content-type': contentType }
    return new Busboy({ headers, limits: { parts: MAX_FIELDS, fields: MAX_FIELDS } })
  } catch {
    // No boundary is named.
    throw unreadable(400)
  }
}

/** The fields of an address-like form. */
export function readForm(text: string): Fields {
  if (text.split('&').length > MAX_FIELDS) throw tooLarge()
  return { ...parse(text, '&', '=', { maxKeys: 0 }) }
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
    async (_request: FastifyRequest, text: string) => readForm(text),
  )
  scope.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) =>
      readMultipart(request.headers['content-type'] ?? '', body),
  )
}

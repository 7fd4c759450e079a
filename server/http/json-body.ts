import type { FastifyInstance } from 'fastify'

/** More parts than any body that this marketplace reads has; the largest push has about half. */
const MAX_PARTS = 20_000

const QUOTE = 0x22
const BACKSLASH = 0x5c
/** `,` `:` `[` and `{` each begin a part. */
const BEGINS = new Set([0x2c, 0x3a, 0x5b, 0x7b])

/**
 * Whether a JSON text has more values and names than may be parsed. They cost more than bytes do, and
 * nothing else runs while they are parsed. Looks at each character once and builds nothing.
 */
export function hasTooManyParts(text: string): boolean {
  let parts = 0
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (inString) {
      if (code === BACKSLASH) at += 1
      else if (code === QUOTE) inString = false
    } else if (code === QUOTE) inString = true
    else if (BEGINS.has(code)) {
      parts += 1
      if (parts > MAX_PARTS) return true
    }
  }
  return false
}

/** What a client sent is more than may be read. */
export const tooLarge = () => Object.assign(new Error('too many parts'), { statusCode: 413 })

/** Lets routes take JSON, and nothing else unless they say so. */
export function takeJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = String(body)
    if (hasTooManyParts(text)) done(tooLarge())
    else void parse(request, text, done)
  })
}

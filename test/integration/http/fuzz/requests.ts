import fc from 'fast-check'
import { type Known, nearSchema, type Schema } from './near-schema.ts'

/** One operation of the API document, with its address. */
export type Operation = { method: string; path: string; described: Schema }

type Parameter = { name: string; in: 'path' | 'query' | 'header'; schema: Schema }
type Content = Record<string, { schema?: Schema }>

/** Everything the document describes. */
export function operationsOf(document: Schema): Operation[] {
  const paths = document.paths as Record<string, Record<string, Schema>>
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      method: method.toUpperCase(),
      path,
      described,
    })),
  )
}

/** A request as it goes over the wire. */
export type Wire = { path: string; body: string | null; type: string }

const bodyText = (value: unknown): string => JSON.stringify(value) ?? ''

/** Bodies that are no JSON, or are in a way that hurts. */
const BROKEN: readonly string[] = ['', '{', '[1,', 'null', '"', '['.repeat(20_000), '{"a":1e999}']

/** Requests to an operation that mostly follow its schemas. */
export function requestsTo(
  { path, described, method }: Operation,
  known: Known,
  resolve: (ref: string) => Schema,
): fc.Arbitrary<Wire> {
  const near = (schema: Schema) => nearSchema(schema, known, resolve)
  const parameters = (described.parameters ?? []) as Parameter[]
  const values = fc.tuple(...parameters.map(({ schema }) => near(schema)))
  const content = ((described.requestBody as Schema | undefined)?.content ?? {}) as Content
  const [type = 'application/json', media] = Object.entries(content)[0] ?? []
  const body: fc.Arbitrary<string | null> =
    method === 'GET'
      ? fc.constant(null)
      : fc.oneof(
          { arbitrary: near(media?.schema ?? {}).map(bodyText), weight: 9 },
          { arbitrary: fc.constantFrom(...BROKEN), weight: 1 },
        )
  const types = fc.oneof(
    { arbitrary: fc.constant(type), weight: 15 },
    { arbitrary: fc.constantFrom('text/plain', 'image/webp', 'application/json', ''), weight: 1 },
  )
  return fc.tuple(values, body, types).map(([given, text, mediaType]) => ({
    path: addressed(path, parameters, given),
    body: text,
    type: mediaType,
  }))
}

/** The address with its parameters filled in, as a browser would write them. */
function addressed(path: string, parameters: readonly Parameter[], given: unknown[]): string {
  const query = new URLSearchParams()
  let filled = path
  for (const [index, { name, in: place }] of parameters.entries()) {
    const value = given[index]
    const written = typeof value === 'string' ? value : bodyText(value)
    if (place === 'path') filled = filled.replace(`{${name}}`, encoded(written) || '0')
    else if (place === 'query' && value !== undefined) query.append(name, written)
  }
  const search = query.toString()
  return search === '' ? filled : `${filled}?${search}`
}

/** A lone half of a surrogate pair cannot be written in an address at all. */
const encoded = (text: string): string =>
  encodeURIComponent(Buffer.from(text).toString()).slice(0, 4_000)

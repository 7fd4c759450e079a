import fc from 'fast-check'

/** A schema of the API document. */
export type Schema = { readonly [key: string]: unknown }

/** Values that exist in the marketplace under test, so that a request gets past "not found". */
export type Known = { uuids: readonly string[]; serials: readonly number[] }

/** What programs trip over, of every type. */
const JUNK: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  2_147_483_648,
  Number.MAX_SAFE_INTEGER,
  1e308,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '💥',
  '9'.repeat(400),
  'ÿ'.repeat(5_000),
  '1e3',
  '../../etc/passwd',
  "'; DROP TABLE app_user; --",
  '__proto__',
  [],
  {},
  { __proto__: null, constructor: 1 },
]

const junk = fc.oneof(fc.constantFrom(...JUNK), fc.jsonValue({ maxDepth: 2 }))

/** How many of a list are made; the schemas' own bounds reach further than a test needs. */
const ITEMS_MAX = 4

/**
 * Values that mostly follow a schema and, at any depth, sometimes do not.
 * @param resolve finds what a `$ref` names
 */
export function nearSchema(
  schema: Schema,
  known: Known,
  resolve: (ref: string) => Schema,
): fc.Arbitrary<unknown> {
  const near = (each: Schema) => nearSchema(each, known, resolve)
  const follow = (): fc.Arbitrary<unknown> => {
    if (typeof schema.$ref === 'string') return near(resolve(schema.$ref))
    if ('const' in schema) return fc.constant(schema.const)
    if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum)
    const choices = (schema.oneOf ?? schema.anyOf) as Schema[] | undefined
    if (choices) return fc.oneof(...choices.map(near))
    switch (schema.type) {
      case 'string':
        return text(schema, known)
      case 'integer':
      case 'number':
        return number(schema, known)
      case 'boolean':
        return fc.boolean()
      case 'null':
        return fc.constant(null)
      case 'array':
        return fc.array(near((schema.items ?? {}) as Schema), { maxLength: ITEMS_MAX })
      case 'object':
        return fields(schema, near)
      default:
        return junk
    }
  }
  return fc.oneof(
    { arbitrary: fc.constant(null).chain(follow), weight: 40 },
    { arbitrary: junk, weight: 1 },
  )
}

function text(schema: Schema, { uuids }: Known): fc.Arbitrary<string> {
  if (schema.format === 'uuid') return fc.oneof(fc.constantFrom(...uuids), fc.uuid({ version: 7 }))
  if (schema.format === 'date') return fc.constantFrom('2026-07-15', '2026-02-30', '0000-01-01')
  if (schema.format === 'date-time') return fc.constantFrom('2026-07-15T00:00:00Z', 'yesterday')
  if (schema.format === 'email') return fc.constantFrom('amelia.hartmann@example.com', 'a@b.c')
  if (typeof schema.pattern === 'string') return fc.stringMatching(new RegExp(schema.pattern))
  return fc.oneof(
    fc.constantFrom('10.00', '0', '-5', '1.234', '25%', 'USD', 'JPY', 'UTC', 'Mars/Base'),
    fc.string({ maxLength: 60, unit: 'grapheme' }),
  )
}

function number(schema: Schema, { serials }: Known): fc.Arbitrary<number> {
  const min = Number(schema.minimum ?? schema.exclusiveMinimum ?? -10)
  const max = Number(schema.maximum ?? Number.MAX_SAFE_INTEGER)
  return fc.oneof(
    fc.constantFrom(...serials),
    fc.constantFrom(min, max),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  )
}

/** An object of its fields; now and then one is missing or one is there that nobody asked for. */
function fields(
  schema: Schema,
  near: (each: Schema) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Schema>)
  const shape = Object.fromEntries(properties.map(([name, each]) => [name, near(each)]))
  return fc
    .tuple(fc.record(shape), fc.constantFrom(...properties.map(([name]) => name), ''), fc.nat(9))
    .map(([whole, name, chance]) => {
      if (chance === 0 && name !== '') return { ...whole, [name]: undefined }
      return chance === 1 ? { ...whole, unasked: name } : whole
    })
}

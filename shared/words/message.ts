import type { ErrorCode } from '../contract/errors.ts'
import type { en } from './en/index.ts'
import type { Words } from './words.ts'

/**
 * Why a field is refused, not yet in words: the title of an error, or a sentence of `fields` with
 * what it needs.
 */
export type FieldReason =
  | { error: ErrorCode }
  | { field: FieldKey; params?: Record<string, string | number> }

export type FieldKey = keyof typeof en.words.fields

/** A refused field before its sentence is chosen. */
export type RefusedField = { path: string; reason: FieldReason | SchemaReason }

/**
 * What a schema found. Our own rules in a schema carry a key of `fields`; the rest are for programs
 * that send another shape, in the words of the schema library.
 */
type SchemaReason = { schema: string }

/** The reason in someone's language. */
export function sayReason({ t, say, i18n }: Words, reason: RefusedField['reason']): string {
  if ('error' in reason) return t(`errors.${reason.error}.title`)
  const [key, params] = 'schema' in reason ? [reason.schema, {}] : [reason.field, reason.params]
  if (!i18n.exists(`fields.${key}`)) return key
  return say(`fields.${key}`, { ...params })
}

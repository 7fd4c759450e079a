import type { en } from '../../shared/words/en/index.ts'

type Words = typeof en.words.audit

export type CheckName = keyof Words['check']
type PhraseName = keyof Words['phrase']

/**
 * One rule, as a query that finds where it does not hold. Its columns are text: `subject` names the
 * row for people, `expected` and `found` stand beside each other, and `currency`, where it is not
 * null, says that the two are minor units of it. Text that is to be said is a `phrase`.
 */
export type Check = { name: CheckName; sql: string }

/** What is said of a row, before its language is chosen. */
export type Phrase = { say: PhraseName } & Record<string, unknown>

/** A phrase as SQL: its name, and the columns that it names. */
export function phrase(name: PhraseName, columns: Record<string, string> = {}): string {
  const named = Object.entries(columns).map(([key, column]) => `, '${key}', ${column}`)
  return `jsonb_build_object('say', '${name}'${named.join('')})::text`
}

import type { CommandPayload } from '../../../shared/contract/commands.ts'
import type { Project } from '../../../shared/contract/entities.ts'
import { type EntryError, parseEntries } from '../../../shared/milestones/amount-entry.ts'
import { formatAmount } from '../../../shared/money/amount.ts'
import { isCurrencyCode } from '../../../shared/money/currency.ts'
import { type Money, sum } from '../../../shared/money/money.ts'
import { descriptionError } from '../../ui/amount-field.ts'

/** One milestone as typed. Its id will be the milestone's, so that sending twice makes it once. */
export type CreateRow = { id: string; amount: string; description: string }

/** What is wrong with a row, beside which field (P1, M2). */
export type RowErrors = {
  amount: EntryError | null
  description: ReturnType<typeof descriptionError>
}

/** One milestone as it is sent. */
export type CreateItem = CommandPayload<'createMilestones'>['items'][number]

/** What a row's amount is, or why it is none; neither before a project is chosen. */
type ReadAmount = { value: Money | null; error: EntryError | null }

/** What the rows come to. */
export type ReadRows = {
  /** Row by row: what a typed percentage comes to, in wire form; null where none is typed. */
  shares: (string | null)[]
  errors: RowErrors[]
  /** The sum of what can be read so far; null before a project is chosen. */
  total: Money | null
  /** Every row, ready to be sent; null while anything is wrong. */
  items: CreateItem[] | null
}

/** Reads each amount after the good ones before it: percentages add up across the rows (P1). */
function readAmounts(rows: readonly CreateRow[], project: Project | null): ReadAmount[] {
  if (!project || !isCurrencyCode(project.currency)) {
    return rows.map(() => ({ value: null, error: null }))
  }
  const { currency, total } = project
  const good: string[] = []
  return rows.map(({ amount }) => {
    const read = parseEntries([...good, amount], currency, total)
    if (!read.ok) return { value: null, error: read.error.error }
    good.push(amount)
    return { value: read.value.at(-1) ?? null, error: null }
  })
}

/** Reads the rows of a project's new milestones, all together (P1, M2). */
export function readRows(rows: readonly CreateRow[], project: Project | null): ReadRows {
  const amounts = readAmounts(rows, project)
  const errors = rows.map(({ description }, index) => ({
    amount: amounts[index]?.error ?? null,
    description: descriptionError(description),
  }))
  const known = amounts.flatMap(({ value }) => (value ? [value] : []))
  const items = rows.flatMap(({ id, description }, index) => {
    const value = amounts[index]?.value
    if (!value || errors[index]?.description) return []
    return [{ id, amount: formatAmount(value), description: description.trim() }]
  })
  return {
    shares: rows.map(({ amount }, index) => {
      const value = amounts[index]?.value
      return value && amount.includes('%') ? formatAmount(value) : null
    }),
    errors,
    total: project && isCurrencyCode(project.currency) ? sum(known, project.currency) : null,
    items: items.length === rows.length ? items : null,
  }
}

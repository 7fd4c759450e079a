import { ExplainedError } from '../line.ts'

/**
 * The database cannot be opened: what is wrong and what to do, for the person who started the
 * marketplace. Thrown only while starting.
 */
export class DatabaseError extends ExplainedError {
  override name = 'DatabaseError'
}

/** SQLSTATEs that mean "not now": connection, resources, shutdown, races lost again and again. */
const UNAVAILABLE = /^(08|53|57P0|55P03|25006|25P03|40001|40P01)/

/** The SQLSTATE of an error thrown by the driver, or null when it has none. */
export function sqlState(error: unknown): string | null {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : null
}

/** The constraint that a statement broke, or null. */
function brokenConstraint(error: unknown): string | null {
  const constraint = (error as { constraint?: unknown } | null)?.constraint
  return typeof constraint === 'string' ? constraint : null
}

/** True when the database could not be asked at all, so that the same request may succeed later. */
export function isUnavailable(error: unknown): boolean {
  const state = sqlState(error)
  if (state) return UNAVAILABLE.test(state)
  if (!(error instanceof Error)) return false
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (/^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|EAI_AGAIN)/.test(code)) return true
  return /Connection terminated|timeout exceeded when trying to connect|not queryable|after calling end/.test(
    error.message,
  )
}

/** What two transactions may create at the same time; the next attempt finds it there. */
const FOUND_BY_THE_NEXT = new Set([
  'applied_command_pkey',
  'ledger_account_kind_owner_id_milestone_id_currency_key',
  'journal_entry_reference',
])

/** True when the transaction lost a race and may simply be run again. */
export function isSerializationFailure(error: unknown): boolean {
  const state = sqlState(error)
  if (state === '40001' || state === '40P01') return true
  return state === '23505' && FOUND_BY_THE_NEXT.has(brokenConstraint(error) ?? '')
}

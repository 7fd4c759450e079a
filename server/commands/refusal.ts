import { randomUUID } from 'node:crypto'
import type { Refusal } from '../capability/refusal.ts'
import { isUnavailable, sqlState } from '../db/errors.ts'
import type { Services } from '../services.ts'

/** How a command ended, before a refusal is put in words. */
export type CommandOutcome =
  | { id: string; status: 'applied'; replayed: boolean }
  | { id: string; status: 'refused'; error: Refusal }

const UNIQUE_VIOLATION = '23505'
const EXCLUSION_VIOLATION = '23P01'

/** A command's answer that it is refused. */
export const refused = (id: string, error: Refusal): CommandOutcome => ({
  id,
  status: 'refused',
  error,
})

/** The refusal that an error of the database stands for, or null. */
function refusalOf(error: unknown): Refusal | null {
  const state = sqlState(error)
  // An id that someone else's row already has; ids made as they should be never meet.
  if (state === UNIQUE_VIOLATION) return { code: 'command_id_reused' }
  // The one exclusion there is: T11.
  if (state === EXCLUSION_VIOLATION) return { code: 'segment_overlaps' }
  // Class 22: values that no column takes, such as text with a zero byte.
  if (state?.startsWith('22')) return { code: 'malformed_request' }
  return null
}

/**
 * Answers a command that failed. One that can never succeed refuses itself and not those after it
 * (Y4); when the database is not there, or too busy, the whole push fails and is sent again.
 */
export function answerFailure(services: Services, id: string, error: unknown): CommandOutcome {
  if (isUnavailable(error)) throw error
  const refusal = refusalOf(error)
  if (refusal) return refused(id, refusal)
  const correlationId = randomUUID()
  services.onUnexpected?.(error, correlationId)
  return refused(id, { code: 'internal', correlationId })
}

import type { ErrorCode, Overlap } from '../../shared/contract/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { FieldReason, RefusedField } from '../../shared/words/message.ts'

/** Why a command is refused, with the fields that a form marks. */
export type Refusal = {
  code: ErrorCode
  issues?: RefusedField[]
  correlationId?: string
  /** What a segment overlaps (T11). */
  overlaps?: Overlap[]
}

/** The outcome of a command that was carried out. */
export const done = ok<void>(undefined)

/** A refusal that has nothing to say but its code. */
export const refuse = (code: ErrorCode) => err<Refusal>({ code })

/** A refusal that a form shows beside a field of the payload: by its title, unless there is more to say. */
export const refuseField = (
  code: ErrorCode,
  field: string,
  reason: FieldReason = { error: code },
) => err<Refusal>({ code, issues: [{ path: `payload.${field}`, reason }] })

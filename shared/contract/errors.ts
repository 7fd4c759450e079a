import { z } from 'zod'
import { instantMs, serialId, uuid } from './primitives.ts'

/**
 * Every error a person or a client can meet, with its HTTP status. The code is stable. What
 * happened, and what to do next, stands in `shared/words` under the same name.
 */
export const ERROR_STATUS = {
  // The request itself
  malformed_request: 400,
  payload_too_large: 413,
  unsupported_media_type: 415,
  not_found: 404,
  statement_too_long: 422,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
  // Who is asking
  signed_out: 401,
  forbidden_origin: 403,
  not_for_the_app: 403,
  password_needed: 403,
  password_wrong: 403,
  // Commands (Y1, Y3, Y5)
  unknown_command: 422,
  command_id_reused: 409,
  app_outdated: 426,
  // Projects (M1, T9)
  project_not_in_current_work: 422,
  project_not_accepted: 422,
  project_not_hourly: 422,
  award_already_answered: 409,
  // Bids (B1-B4)
  title_missing: 422,
  budget_out_of_order: 422,
  project_already_awarded: 409,
  bid_exists: 409,
  bid_already_answered: 409,
  billing_off: 422,
  session_elsewhere: 409,
  // Segments (T2, T10, T11)
  segment_in_future: 422,
  segment_overlaps: 409,
  segment_invoiced: 409,
  segment_too_long: 422,
  segment_empty: 422,
  segment_over_edge: 422,
  segment_before_session: 422,
  segment_of_other_project: 422,
  segment_before_project: 422,
  manual_time_refused: 422,
  // Captures (S2, S3)
  picture_not_webp: 415,
  picture_mismatch: 422,
  // Amounts (M2, P5, L3)
  amount_malformed: 422,
  amount_not_positive: 422,
  amount_too_precise: 422,
  amount_too_large: 422,
  description_missing: 422,
  // Milestones (M4, M5, P2, P4, P5, P7, P8)
  request_not_pending: 409,
  milestone_not_releasable: 409,
  milestone_not_cancellable: 409,
  release_not_confirmed: 409,
  release_confirmation_expired: 409,
  charge_changed: 409,
  amount_exceeds_whole: 422,
  percentage_without_total: 422,
  percentage_out_of_range: 422,
  release_not_requestable: 409,
  cancellation_not_requestable: 409,
  cancellation_not_requested: 409,
  milestone_not_refundable: 409,
  invoice_not_refundable: 409,
  refund_exceeds_balance: 409,
  milestone_disputed: 409,
  // Invoices (I4, I7)
  invoice_unpaid: 409,
  invoice_not_payable: 409,
  payment_failed: 402,
  project_ended: 409,
  // Disputes and messages (P9, M7)
  dispute_not_openable: 409,
  dispute_ended: 409,
  dispute_not_your_turn: 409,
  answer_too_late: 409,
  offers_missing: 409,
  dispute_in_arbitration: 409,
  dispute_not_yours: 409,
  dispute_withdrawn_before: 409,
  offer_changed: 409,
  reason_missing: 422,
  message_empty: 422,
  insufficient_funds: 402,
  desktop_app_required: 409,
  hours_not_posted: 409,
  // The app's own
  answer_not_known: 502,
  already_tracking: 409,
  not_tracking: 409,
  contract_not_known: 409,
  app_quitting: 409,
  offline: 503,
  way_blocked: 503,
  certificate_issuer_unknown: 503,
  certificate_expired: 503,
  certificate_of_another: 503,
  disk_full: 507,
  copy_not_kept: 507,
  untrusted_sender: 403,
  app_not_answering: 503,
} as const

export type ErrorCode = keyof typeof ERROR_STATUS
export const errorCodes = Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]]

/**
 * What keeps a segment from being posted (T11): a posted segment, or the time of a session that was let
 * in and may still post (`segmentId` null). `invoiced`: no longer the freelancer's to shorten.
 */
export const overlap = z.object({
  startMs: instantMs,
  endMs: instantMs,
  segmentId: uuid.nullable(),
  sessionId: uuid,
  projectId: serialId,
  invoiced: z.boolean(),
})
export type Overlap = z.infer<typeof overlap>

/** A refused field of an input, in words, so that a form can say it beside the field. */
export const fieldIssue = z.object({ path: z.string(), message: z.string() })

/** RFC 9457 problem document: the one shape of every HTTP error. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.enum(errorCodes),
  correlationId: z.string().optional(),
  issues: z.array(fieldIssue).optional(),
})
export type Problem = z.infer<typeof problem>

/**
 * The code of a refusal as our own programs read it. A later version of the marketplace may have
 * codes that this one does not know (Y5).
 */
export const readCode = z
  .string()
  .transform(
    (code): ErrorCode =>
      Object.hasOwn(ERROR_STATUS, code) ? (code as ErrorCode) : 'answer_not_known',
  )

/** A refused command, in words, as the marketplace answers it. */
export const refusal = z.object({
  code: z.enum(errorCodes),
  title: z.string(),
  remedy: z.string(),
  correlationId: z.string().optional(),
  issues: z.array(fieldIssue).optional(),
  overlaps: z.array(overlap).optional(),
})

/** An expected failure as programs hand it on: never in words, which the screen finds last. */
export const failure = z.object({
  code: z.enum(errorCodes),
  correlationId: z.string().optional(),
  issues: z.array(z.object({ path: z.string() })).optional(),
  overlaps: z.array(overlap).optional(),
})
export type Failure = z.infer<typeof failure>

/** The failure of a code. */
export const failureOf = (code: ErrorCode, extra: Omit<Failure, 'code'> = {}): Failure => ({
  code,
  ...extra,
})

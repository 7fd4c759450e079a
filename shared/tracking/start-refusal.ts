import type { Project, RunningSession } from '../contract/entities.ts'
import type { ErrorCode } from '../contract/errors.ts'

/** What of a project decides whether time may be tracked on it. */
export type StartFacts = Pick<Project, 'type' | 'status' | 'billingEnabled' | 'invoiceUnpaid'>

/** Why a session may not begin. */
export type StartRefusal = Extract<
  ErrorCode,
  | 'project_not_hourly'
  | 'project_not_accepted'
  | 'project_not_in_current_work'
  | 'billing_off'
  | 'invoice_unpaid'
  | 'session_elsewhere'
>

/** Who wants to start: the device, and the session of another one that it would replace (T13). */
export type Starter = { deviceId: string; insteadOf?: string | undefined }

/**
 * Why a session may not begin on a device, or null when it may (T9, I4). `running`: the account's
 * running session, wherever it runs (T1).
 */
export function startRefusal(
  { type, status, billingEnabled, invoiceUnpaid }: StartFacts,
  running: Pick<RunningSession, 'deviceId' | 'sessionId'> | null,
  { deviceId, insteadOf }: Starter,
): StartRefusal | null {
  if (type !== 'hourly') return 'project_not_hourly'
  if (status === 'awarded') return 'project_not_accepted'
  if (status === 'complete') return 'project_not_in_current_work'
  if (!billingEnabled) return 'billing_off'
  if (invoiceUnpaid) return 'invoice_unpaid'
  if (!running || running.deviceId === deviceId || running.sessionId === insteadOf) return null
  return 'session_elsewhere'
}

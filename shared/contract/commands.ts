import { z } from 'zod'
import { failure } from './errors.ts'
import { amountText, currencyCode, instantMs, serialId, uuid } from './primitives.ts'
import { segment } from './segments.ts'

const text = (max: number) => z.string().max(max)

/** What each command carries. Who may send it stands in `COMMAND_ROLES`. */
export const commandPayloads = {
  /** Installing the Desktop App, half of P8. */
  registerDevice: z.object({ deviceId: uuid, name: text(100), platform: text(40) }),
  /** The freelancer takes the award; the project becomes Current Work (M1, P7). */
  acceptProject: z.object({ projectId: serialId }),
  startSession: z.object({
    sessionId: uuid,
    projectId: serialId,
    deviceId: uuid,
    startedAtMs: instantMs,
  }),
  stopSession: z.object({ sessionId: uuid, stoppedAtMs: instantMs }),
  postSegment: z.object({ segment }),
  /** M2: the project's currency, repeated so that a mismatch is refused, never converted. */
  requestMilestone: z.object({
    projectId: serialId,
    amount: amountText,
    currency: currencyCode,
    description: text(2000),
  }),
  withdrawMilestoneRequest: z.object({ requestId: uuid }),
  acceptMilestoneRequest: z.object({ requestId: uuid }),
  rejectMilestoneRequest: z.object({ requestId: uuid, reason: text(2000).nullable() }),
  createMilestone: z.object({
    projectId: serialId,
    amount: amountText,
    currency: currencyCode,
    description: text(2000),
  }),
  /** The amount is the one the two confirmations showed; it must be the milestone's (P5). */
  releaseMilestone: z.object({ milestoneId: uuid, amount: amountText }),
  cancelMilestone: z.object({ milestoneId: uuid }),
} as const

export type CommandType = keyof typeof commandPayloads
export type CommandPayload<T extends CommandType> = z.infer<(typeof commandPayloads)[T]>
export const commandTypes = Object.keys(commandPayloads) as [CommandType, ...CommandType[]]

/** Who may send a command; anyone else is told that there is nothing here. */
export const COMMAND_ROLES: Record<CommandType, 'freelancer' | 'employer' | 'both'> = {
  registerDevice: 'freelancer',
  acceptProject: 'freelancer',
  startSession: 'freelancer',
  stopSession: 'freelancer',
  postSegment: 'freelancer',
  requestMilestone: 'freelancer',
  withdrawMilestoneRequest: 'freelancer',
  acceptMilestoneRequest: 'employer',
  rejectMilestoneRequest: 'employer',
  createMilestone: 'employer',
  releaseMilestone: 'employer',
  cancelMilestone: 'both',
}

/** A command of any type: the id is its idempotency key (Y1), a client-made UUIDv7. */
export type Command = {
  [T in CommandType]: { id: string; type: T; issuedAtMs: number; payload: CommandPayload<T> }
}[CommandType]

/**
 * The envelope alone. `type` and `payload` are parsed in a second step, so that one command that
 * this version does not know refuses itself and not its whole batch (Y4, Y5).
 */
export const commandEnvelope = z.object({
  id: uuid,
  type: text(64),
  issuedAtMs: instantMs,
  payload: z.unknown(),
})
export type CommandEnvelope = z.infer<typeof commandEnvelope>

/** How many commands one push may carry. */
export const COMMANDS_PER_PUSH = 50

export const commandResult = z.discriminatedUnion('status', [
  /** `replayed`: this very command had been applied before; nothing happened again. */
  z.object({ id: uuid, status: z.literal('applied'), replayed: z.boolean() }),
  z.object({ id: uuid, status: z.literal('refused'), error: failure }),
])
export type CommandResult = z.infer<typeof commandResult>

export const pushRequest = z.object({
  commands: z.array(commandEnvelope).min(1).max(COMMANDS_PER_PUSH),
})
export const pushResponse = z.object({ results: z.array(commandResult) })

import { z } from 'zod'
import { disputeSubject, messageSubject, type Party } from './entities.ts'
import { failure, readCode, refusal } from './errors.ts'
import { amountText, currencyCode, durationMs, instantMs, serialId, uuid } from './primitives.ts'
import { segment } from './segments.ts'
import { line, text } from './text.ts'

/**
 * What *Confirm Payment* said would be charged (P2); when it would be the other now, nothing is. Whoever
 * says `any`, or nothing, as programs of 0.1.0 do, has agreed to either.
 */
const confirmedSource = z
  .enum(['balance', 'source', 'any'], {
    error: 'confirmed_source',
  })
  .default('any')

/** What kind of payment a milestone is, where whoever makes it says so. */
export const milestoneReason = z.enum(['fullPayment', 'partialPayment', 'taskDescription', 'other'])
export type MilestoneReason = z.infer<typeof milestoneReason>

/** How many milestones one command may make. */
export const ITEMS_PER_COMMAND = 50

/** What the marketplace and its clients agree on about one command. */
export type CommandContract = {
  /** Who may give it: one party, either party, or the arbiter. For anyone else there is nothing here. */
  who: Party | 'parties' | 'arbiter'
  payload: z.ZodObject
  /** The app's window may submit it. Time and sessions are the main process's own. */
  inWindow?: true
  /** It sends money to somebody for good, which takes a password that was given moments ago (A4). */
  recentPassword?: true
}

/** Every command. The server adds how it is carried out, in `server/capability/define-command.ts`. */
export const commandContract = {
  /** Installing the Desktop App, half of P8. */
  registerDevice: {
    who: 'freelancer',
    payload: z.object({ deviceId: uuid, name: line(100), platform: line(40) }),
  },
  /** An open project, for freelancers to bid on (B1). */
  postProject: {
    who: 'employer',
    payload: z.object({
      title: line(200),
      description: text(8000),
      type: z.enum(['hourly', 'fixed']),
      currency: currencyCode,
      budgetMinimum: amountText,
      budgetMaximum: amountText.nullable(),
      weeklyLimitMs: durationMs.min(1).nullable(),
      jobIds: z.array(serialId).max(20),
    }),
  },
  /** An open project takes no more bids, and those on it are rejected (B7). */
  closeProject: { who: 'employer', payload: z.object({ projectId: serialId }) },
  /** What the freelancer would do it for: the rate of an hourly project, the total of a fixed (B2). */
  placeBid: {
    who: 'freelancer',
    payload: z.object({
      projectId: serialId,
      amount: amountText,
      periodDays: z.number().int().min(1).max(3650),
      milestonePercentage: z.number().int().min(0).max(100),
      description: text(4000),
    }),
  },
  /** The bid becomes the project's award, which the freelancer may accept (B3). */
  awardBid: { who: 'employer', payload: z.object({ bidId: serialId }) },
  /** The award is taken back before it is accepted; its milestones are refunded (B4). */
  revokeAward: { who: 'employer', payload: z.object({ bidId: serialId }) },
  /** The freelancer takes the bid back, or declines the award that it has become (B2, B4). */
  retractBid: { who: 'freelancer', payload: z.object({ bidId: serialId }) },
  highlightBid: { who: 'freelancer', payload: z.object({ bidId: serialId }) },
  /** The freelancer takes the award; the project becomes Current Work (M1, P7). */
  acceptProject: { who: 'freelancer', inWindow: true, payload: z.object({ projectId: serialId }) },
  startSession: {
    who: 'freelancer',
    payload: z.object({
      sessionId: uuid,
      projectId: serialId,
      deviceId: uuid,
      startedAtMs: instantMs,
      /** The session of another device that this one is to replace, as its user saw it (T13). */
      insteadOf: uuid.optional(),
    }),
  },
  stopSession: {
    who: 'freelancer',
    payload: z.object({ sessionId: uuid, stoppedAtMs: instantMs }),
  },
  postSegment: { who: 'freelancer', payload: z.object({ segment }) },
  /**
   * A segment counts where it overlaps others of the sender's (T11): the posted segments and the sessions
   * that are named are shortened by the time that they share with it.
   */
  postSegmentOver: {
    who: 'freelancer',
    payload: z.object({ segment, shortens: z.array(uuid).min(1).max(16) }),
  },
  /** M2: the project's currency, repeated so that a mismatch is refused, never converted. */
  requestMilestone: {
    who: 'freelancer',
    inWindow: true,
    payload: z.object({
      projectId: serialId,
      amount: amountText,
      currency: currencyCode,
      description: text(2000),
    }),
  },
  withdrawMilestoneRequest: {
    who: 'freelancer',
    inWindow: true,
    payload: z.object({ requestId: uuid }),
  },
  acceptMilestoneRequest: {
    who: 'employer',
    payload: z.object({ requestId: uuid, confirmedSource }),
  },
  rejectMilestoneRequest: {
    who: 'employer',
    payload: z.object({ requestId: uuid, reason: text(2000).nullable() }),
  },
  /** The amount may be a percentage of the project's total, such as `25%` (P1). */
  createMilestone: {
    who: 'employer',
    payload: z.object({
      projectId: serialId,
      amount: amountText,
      currency: currencyCode,
      description: text(2000),
      confirmedSource,
      reason: milestoneReason.optional(),
    }),
  },
  /** Several itemised milestones, all of them or none, charged to one source (P1, P2). */
  createMilestones: {
    who: 'employer',
    payload: z.object({
      projectId: serialId,
      currency: currencyCode,
      /** Each item's id names the milestone it makes. */
      items: z
        .array(z.object({ id: uuid, amount: amountText, description: text(2000) }))
        .min(1)
        .max(ITEMS_PER_COMMAND),
      confirmedSource,
    }),
  },
  /** The first confirmation: what is about to be released, kept as an intent for a while (P5). */
  prepareRelease: { who: 'employer', payload: z.object({ milestoneId: uuid, amount: amountText }) },
  /** The second confirmation: carries out the intent that was shown, in full or in part (P5). */
  releaseMilestone: {
    who: 'employer',
    recentPassword: true,
    payload: z.object({ milestoneId: uuid, amount: amountText, intentId: uuid }),
  },
  /** The freelancer asks for the release of held money (P3). */
  requestRelease: { who: 'freelancer', inWindow: true, payload: z.object({ milestoneId: uuid }) },
  cancelMilestone: { who: 'parties', inWindow: true, payload: z.object({ milestoneId: uuid }) },
  /** The employer asks the freelancer to cancel (P7). */
  requestCancellation: {
    who: 'employer',
    payload: z.object({ milestoneId: uuid, reason: text(2000).nullable() }),
  },
  /** The freelancer refuses to cancel: the milestone is in progress again (P7). */
  rejectCancellation: {
    who: 'freelancer',
    inWindow: true,
    payload: z.object({ milestoneId: uuid }),
  },
  /** The employer no longer asks for the cancellation (P7). */
  withdrawCancellation: { who: 'employer', payload: z.object({ milestoneId: uuid }) },
  /** The freelancer gives released money back, in full or in part, which only they can decide (P6). */
  refundMilestone: {
    who: 'freelancer',
    recentPassword: true,
    payload: z.object({ milestoneId: uuid, amount: amountText }),
  },
  /** The same for what the payment source paid of an invoice; milestones are refunded by themselves. */
  refundInvoice: {
    who: 'freelancer',
    recentPassword: true,
    payload: z.object({ invoiceId: uuid, amount: amountText }),
  },
  /** One line between the two parties, about something in the project or the project itself (M7). */
  sendMessage: {
    who: 'parties',
    payload: z.object({
      projectId: serialId,
      about: messageSubject.nullable(),
      text: text(4000),
    }),
  },
  /** `freelancerAmount`: how much of the disputed money the sender wants the freelancer to have. */
  openDispute: {
    who: 'parties',
    payload: z.object({
      about: disputeSubject,
      reason: text(4000),
      freelancerAmount: amountText,
    }),
  },
  offerInDispute: {
    who: 'parties',
    payload: z.object({ disputeId: uuid, freelancerAmount: amountText, message: text(4000) }),
  },
  /** The amount repeats the other party's offer, so that a newer one is not accepted unseen. */
  acceptDisputeOffer: {
    who: 'parties',
    recentPassword: true,
    payload: z.object({ disputeId: uuid, freelancerAmount: amountText }),
  },
  /** Either party asks for a verdict of the marketplace. */
  escalateDispute: { who: 'parties', payload: z.object({ disputeId: uuid }) },
  /** Whoever opened it takes it back. */
  withdrawDispute: { who: 'parties', payload: z.object({ disputeId: uuid }) },
  /** The arbiter's verdict: full, split or none (P9). */
  decideDispute: {
    who: 'arbiter',
    recentPassword: true,
    payload: z.object({
      disputeId: uuid,
      freelancerAmount: amountText,
      reasoning: text(4000),
    }),
  },
  /** Ends the contract; an hourly one is invoiced at once (I7). */
  endProject: { who: 'parties', payload: z.object({ projectId: serialId }) },
  /** The employer has mended the source of payment: try again now (I4). */
  payInvoice: { who: 'employer', payload: z.object({ invoiceId: uuid }) },
} as const satisfies Record<string, CommandContract>

export type CommandType = keyof typeof commandContract
export type CommandPayload<T extends CommandType> = z.infer<(typeof commandContract)[T]['payload']>
export const commandTypes = Object.keys(commandContract) as [CommandType, ...CommandType[]]

/** The commands that the app's window may submit. */
export type WindowCommandType = {
  [T in CommandType]: (typeof commandContract)[T] extends { inWindow: true } ? T : never
}[CommandType]
export const windowCommandTypes = commandTypes.filter(
  (type): type is WindowCommandType => 'inWindow' in commandContract[type],
)

/** A command of any type: the id is its idempotency key (Y1), a client-made UUIDv7. */
export type Command = {
  [T in CommandType]: { id: string; type: T; issuedAtMs: number; payload: CommandPayload<T> }
}[CommandType]

/**
 * The envelope. `type` and `payload` are parsed in a second step, so that one command that
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

const applied = z.object({ id: uuid, status: z.literal('applied'), replayed: z.boolean() })

/** `replayed`: this very command had been applied before; nothing happened again. */
export const commandResult = z.discriminatedUnion('status', [
  applied,
  z.object({ id: uuid, status: z.literal('refused'), error: refusal }),
])

export const pushRequest = z.object({
  commands: z.array(commandEnvelope).min(1).max(COMMANDS_PER_PUSH),
})
export const pushResponse = z.object({ results: z.array(commandResult) })

const readResult = z.discriminatedUnion('status', [
  applied,
  z.object({
    id: uuid,
    status: z.literal('refused'),
    error: failure.extend({ code: readCode }),
  }),
])

/** A command's answer as our own programs read it: its code, in whose words the screen says it. */
export type CommandResult = z.infer<typeof readResult>

/** The answer to a push as our own programs read it. */
export const pushResults = z.object({ results: z.array(readResult) })

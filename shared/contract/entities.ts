import { z } from 'zod'
import {
  amountText,
  currencyCode,
  durationMs,
  instantMs,
  money,
  serialId,
  timeZone,
  uuid,
} from './primitives.ts'
import { postedSegment } from './segments.ts'

/** The two sides of a project. */
export const party = z.enum(['employer', 'freelancer'])
export type Party = z.infer<typeof party>

/** What an account is: a party, or the marketplace's arbiter, who decides disputes (P9). */
export const role = z.enum([...party.options, 'arbiter'])
export type Role = z.infer<typeof role>

/** The signed-in account, as it sees itself. */
export const account = z.object({
  id: serialId,
  role,
  name: z.string(),
  email: z.string(),
  zone: timeZone,
  /** The employer's verified way to pay beyond the balance (P2); null where there is none. */
  paymentSource: z.object({ label: z.string(), verified: z.boolean() }).nullable(),
})
export type Account = z.infer<typeof account>

const person = z.object({ id: serialId, name: z.string() })

/**
 * A project with its contract (the awarded bid). `awarded` waits for the freelancer's yes,
 * `active` is Current Work, `complete` is past.
 */
export const project = z.object({
  id: serialId,
  bidId: serialId,
  title: z.string(),
  description: z.string(),
  type: z.enum(['hourly', 'fixed']),
  currency: currencyCode,
  status: z.enum(['awarded', 'active', 'complete']),
  employer: person,
  freelancer: person,
  /** The zone that billing weeks follow (I1). */
  employerZone: timeZone,
  /** Hourly: the rate. Fixed: null. */
  ratePerHour: amountText.nullable(),
  /** Fixed: the agreed total. Hourly: null. */
  total: amountText.nullable(),
  weeklyLimitMs: durationMs.nullable(),
  billingEnabled: z.boolean(),
  /** Since when no time is billed; null while billing is on (T9). */
  billingOffAtMs: instantMs.nullable(),
  acceptedAtMs: instantMs.nullable(),
  /** P8's two facts: a device registered by the freelancer, and hours posted for this project. */
  deviceRegistered: z.boolean(),
  postedMs: durationMs,
  /** An invoice of this contract could not be paid: no new tracking until it is (I4). */
  invoiceUnpaid: z.boolean(),
  completedAtMs: instantMs.nullable(),
})
export type Project = z.infer<typeof project>

/** A freelancer asks the employer to create a milestone (M3: holds no money). */
export const milestoneRequest = z.object({
  /** The id of the command that made it. */
  id: uuid,
  number: serialId,
  projectId: serialId,
  amount: money,
  description: z.string(),
  state: z.enum(['pending', 'accepted', 'rejected', 'withdrawn']),
  reason: z.string().nullable(),
  createdAtMs: instantMs,
  decidedAtMs: instantMs.nullable(),
  milestoneId: uuid.nullable(),
})
export type MilestoneRequest = z.infer<typeof milestoneRequest>

/** The employer's money, held until released (P3, P4). */
export const milestone = z.object({
  id: uuid,
  number: serialId,
  projectId: serialId,
  amount: money,
  description: z.string(),
  state: z.enum([
    'pending',
    'inProgress',
    'releaseRequested',
    'cancellationRequested',
    'released',
    'cancelled',
    'disputed',
  ]),
  requestId: uuid.nullable(),
  /** The milestone that this one is a part of, when it was released or decided in part (P5). */
  splitFrom: uuid.nullable(),
  /** The weekly invoice that it paid, if it did (I3). */
  invoiceId: uuid.nullable(),
  /** How much the freelancer has given back after release (P6). */
  refunded: amountText,
  /** Why the employer asks for a cancellation, while he does (P7). */
  cancellationReason: z.string().nullable(),
  createdAtMs: instantMs,
  releasedAtMs: instantMs.nullable(),
  cancelledAtMs: instantMs.nullable(),
})
export type Milestone = z.infer<typeof milestone>

/** What a message can be about, besides the project itself (M7). */
export const messageSubject = z.object({
  kind: z.enum(['milestoneRequest', 'milestone', 'invoice', 'dispute']),
  id: uuid,
})
export type MessageSubject = z.infer<typeof messageSubject>

/** One line of the conversation between the parties of a project (M7). */
export const message = z.object({
  id: uuid,
  projectId: serialId,
  about: messageSubject.nullable(),
  author: person,
  text: z.string(),
  sentAtMs: instantMs,
})
export type Message = z.infer<typeof message>

/** One position of an invoice: a week's billable time at the contract's rate (I1, I6). */
export const invoiceLine = z.object({
  weekStartMs: instantMs,
  weekEndMs: instantMs,
  /** Hours of an earlier week that were posted after its invoice (I6). */
  adjustment: z.boolean(),
  billableMs: durationMs,
  ratePerHour: amountText,
  amount: amountText,
})
export type InvoiceLine = z.infer<typeof invoiceLine>

/** What keeps an issued invoice from being paid when it is due (I5, I8). */
export const invoiceHold = z.enum(['desktop_app_required', 'hours_not_posted', 'disputed'])
export type InvoiceHold = z.infer<typeof invoiceHold>

/** A week of an hourly contract, billed (I1-I8). An issued one never changes. */
export const invoice = z.object({
  id: uuid,
  number: serialId,
  projectId: serialId,
  /** `final`: the contract ended within the week (I7). */
  kind: z.enum(['weekly', 'final']),
  weekStartMs: instantMs,
  weekEndMs: instantMs,
  /** The zone whose Mondays and Wednesdays count. */
  zone: timeZone,
  total: money,
  /** How much a dispute took off what is to be paid. */
  credited: amountText,
  lines: z.array(invoiceLine),
  state: z.enum(['issued', 'paid', 'paymentFailed']),
  holds: z.array(invoiceHold),
  issuedAtMs: instantMs,
  dueAtMs: instantMs,
  paidAtMs: instantMs.nullable(),
  failedAtMs: instantMs.nullable(),
  /** What paid it: milestones, oldest first, then the payment source as `null` (I3). */
  payments: z.array(z.object({ milestoneId: uuid.nullable(), amount: amountText })),
  /** What the freelancer gave back of what the payment source paid (P6). */
  refunded: amountText,
})
export type Invoice = z.infer<typeof invoice>

/** An open project as its employer has it, with how many bids stand on it (B1). */
export const openProject = z.object({
  id: serialId,
  title: z.string(),
  type: z.enum(['hourly', 'fixed']),
  currency: currencyCode,
  budgetMinimum: amountText.nullable(),
  budgetMaximum: amountText.nullable(),
  bids: z.number().int().min(0),
  postedAtMs: instantMs.nullable(),
})
export type OpenProject = z.infer<typeof openProject>

/** What can be disputed: held money, or the hours of an unpaid invoice (P9, I8). */
export const disputeSubject = z.object({ kind: z.enum(['milestone', 'invoice']), id: uuid })
export type DisputeSubject = z.infer<typeof disputeSubject>

/** How much of the disputed money one party wants the freelancer to have. */
export const disputeOffer = z.object({
  by: party,
  freelancerAmount: amountText,
  message: z.string(),
  atMs: instantMs,
})
export type DisputeOffer = z.infer<typeof disputeOffer>

/** A disagreement over held money, from negotiation to its end (P9). */
export const dispute = z.object({
  id: uuid,
  number: serialId,
  projectId: serialId,
  about: disputeSubject,
  openedBy: party,
  reason: z.string(),
  /** All that is disputed. */
  amount: money,
  stage: z.enum(['negotiation', 'arbitration', 'resolved', 'withdrawn']),
  /** Whose answer is awaited, and until when; silence loses. */
  waitsFor: role.nullable(),
  respondByMs: instantMs.nullable(),
  offers: z.array(disputeOffer),
  verdict: z
    .object({
      freelancerAmount: amountText,
      by: z.enum(['agreement', 'silence', 'arbiter']),
      reasoning: z.string().nullable(),
      atMs: instantMs,
    })
    .nullable(),
  /** Whether its opener may still take it back: not in arbitration, and once about one milestone. */
  mayBeWithdrawn: z.boolean(),
  openedAtMs: instantMs,
})
export type Dispute = z.infer<typeof dispute>

/** One currency's money of the account: free to use, and held in milestones. */
export const balance = z.object({
  currency: currencyCode,
  available: amountText,
  held: amountText,
})
export type Balance = z.infer<typeof balance>

/** The one running session of the freelancer, wherever it runs (T1). */
export const runningSession = z.object({
  sessionId: uuid,
  deviceId: uuid,
  /** Empty where the device never registered. */
  deviceName: z.string(),
  projectId: serialId,
  startedAtMs: instantMs,
})
export type RunningSession = z.infer<typeof runningSession>

/** The same, with how long ago its device was heard of, by the marketplace's clock (T13). */
export const heardSession = runningSession.extend({ heardAgoMs: z.number().int().min(0) })
export type HeardSession = z.infer<typeof heardSession>

/** Everything the change feed carries, by entity name. The key is the row's id as text. */
export const entities = {
  account,
  project,
  segment: postedSegment,
  milestoneRequest,
  milestone,
  balance,
  runningSession,
  invoice,
  dispute,
  message,
} as const
export type EntityName = keyof typeof entities
export type EntityOf<N extends EntityName> = z.infer<(typeof entities)[N]>

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

export const role = z.enum(['employer', 'freelancer'])
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
  acceptedAtMs: instantMs.nullable(),
  /** P8's two facts: a device registered by the freelancer, and hours posted for this project. */
  deviceRegistered: z.boolean(),
  postedMs: durationMs,
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
  createdAtMs: instantMs,
  releasedAtMs: instantMs.nullable(),
})
export type Milestone = z.infer<typeof milestone>

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
  deviceName: z.string(),
  projectId: serialId,
  startedAtMs: instantMs,
})
export type RunningSession = z.infer<typeof runningSession>

/** Everything the change feed carries, by entity name. The key is the row's id as text. */
export const entities = {
  account,
  project,
  segment: postedSegment,
  milestoneRequest,
  milestone,
  balance,
  runningSession,
} as const
export type EntityName = keyof typeof entities
export type EntityOf<N extends EntityName> = z.infer<(typeof entities)[N]>

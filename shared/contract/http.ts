import { z } from 'zod'
import {
  account,
  balance,
  dispute,
  heardSession,
  invoice,
  message,
  milestone,
  milestoneRequest,
  openProject,
  project,
} from './entities.ts'
import {
  amountText,
  currencyCode,
  durationMs,
  instantMs,
  isoDay,
  money,
  serialId,
  timeZone,
  uuid,
} from './primitives.ts'
import { postedSegment } from './segments.ts'

/** The version this code speaks; the marketplace sends its own in every answer (Y5). */
export const API_VERSION = 1
export const API_VERSION_HEADER = 'milepost-api-version'

/** Fixed addresses of the marketplace that the app and the pages use. */
export const PATHS = {
  commands: '/api/commands',
  changes: '/api/changes',
  events: '/api/events',
  me: '/api/me',
  auth: '/api/auth',
  /** Where a person types the code that the app shows. */
  devicePage: '/device',
  runningSession: '/api/tracking/running',
  heardSession: '/api/tracking/heard',
  capture: (captureId: string, display: number) => `/api/captures/${captureId}/displays/${display}`,
} as const

/** The client id under which the app asks for device authorization. */
export const DEVICE_CLIENT_ID = 'milepost-desktop'

/** What is told of a code to the freelancer who typed it, before they decide about it (A2). */
export const deviceClaimed = z.object({
  status: z.enum(['pending', 'approved', 'denied']),
  askedAtMs: instantMs,
  /** What the app calls its computer. */
  computer: z.string().nullable(),
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
  /** The app asked from the address that this browser has. */
  sameAddress: z.boolean(),
})
export type DeviceClaimed = z.infer<typeof deviceClaimed>

/** One place where the account is signed in: a browser or a program by `password`, or the `app`. */
export const sessionListed = z.object({
  id: serialId,
  kind: z.enum(['password', 'app']),
  computer: z.string().nullable(),
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
  signedInAtMs: instantMs,
  endsAtMs: instantMs,
  current: z.boolean(),
})
export type SessionListed = z.infer<typeof sessionListed>
/** All of them, the newest first. */
export const sessionsResponse = z.object({ sessions: z.array(sessionListed) })

export const meResponse = z.object({ account, balances: z.array(balance) })
export const projectsResponse = z.object({ projects: z.array(project) })
/** What an employer has posted and neither awarded nor closed (B1, B7). */
export const openProjectsResponse = z.object({ projects: z.array(openProject) })
export const projectResponse = z.object({
  project,
  milestoneRequests: z.array(milestoneRequest),
  milestones: z.array(milestone),
  invoices: z.array(invoice),
  disputes: z.array(dispute),
})
export type ProjectResponse = z.infer<typeof projectResponse>

/** All of the account's milestones and requests, for the Financial Dashboard (P10). */
export const financesResponse = z.object({
  balances: z.array(balance),
  projects: z.array(project),
  milestoneRequests: z.array(milestoneRequest),
  milestones: z.array(milestone),
  invoices: z.array(invoice),
  disputes: z.array(dispute),
})
export type FinancesResponse = z.infer<typeof financesResponse>

/** What an hourly contract has posted in the billing week that runs now, and what comes of it. */
export const runningWeek = z.object({
  projectId: serialId,
  /** Monday 00:00 to Monday 00:00 in the employer's zone; the invoice is issued at its end (I1). */
  startMs: instantMs,
  endMs: instantMs,
  /** Wednesday 00:00 there, when that invoice is paid (I2). */
  payAtMs: instantMs,
  postedMs: durationMs,
  billableMs: durationMs,
  /** What the billable time earns (I1). */
  amount: money,
})
export type RunningWeek = z.infer<typeof runningWeek>
export const weeksResponse = z.object({ weeks: z.array(runningWeek) })

/** How many of a list's rows are told at once; the rest is asked for with `before`. */
const limit = z.coerce.number().int().min(1).max(200).default(100)

/** Which part of a conversation: the newest messages, or those before one. */
export const messagesQuery = z.object({ limit, before: uuid.optional() })
/** A part of a conversation, oldest first, and whether there are earlier messages (M7). */
export const messagesResponse = z.object({ messages: z.array(message), more: z.boolean() })

/** Which disputes: the open ones and the newest that ended, or those that ended before a number. */
export const disputesQuery = z.object({
  limit,
  before: z.coerce.number().pipe(serialId).optional(),
})
/** Disputes, newest first, with their projects, and whether there are earlier ones (P9). */
export const disputesResponse = z.object({
  disputes: z.array(dispute),
  projects: z.array(project),
  more: z.boolean(),
})
export const disputeResponse = z.object({
  dispute,
  project,
  milestone: milestone.nullable(),
  invoice: invoice.nullable(),
})
export type DisputeResponse = z.infer<typeof disputeResponse>
export const disputeParams = z.object({ disputeId: uuid })

/** A statement's filter: one currency, and calendar days in a zone, both included. */
export const statementQuery = z.object({
  currency: currencyCode,
  from: isoDay,
  to: isoDay,
  zone: timeZone,
})
/** One movement of the account's money, with what was available after it (L1). */
export const statementLine = z.object({
  entryId: z.number().int().positive(),
  atMs: instantMs,
  kind: z.enum([
    'fund',
    'hold',
    'release',
    'refundHold',
    'refund',
    'invoicePayment',
    'verdict',
    'correction',
  ]),
  projectId: serialId.nullable(),
  projectTitle: z.string().nullable(),
  /** The milestone or the invoice that it is about. */
  subject: z.object({ kind: z.enum(['milestone', 'invoice']), number: serialId }).nullable(),
  /** What people wrote about it: the milestone's description, or the reference of a deposit. */
  description: z.string().nullable(),
  /** Signed, seen from the account's available balance. */
  amount: amountText,
  /** What the employer's payment source was charged by it, outside the balance. */
  charged: amountText,
  balance: amountText,
})
export type StatementLine = z.infer<typeof statementLine>
export const statementResponse = z.object({
  currency: currencyCode,
  openingBalance: amountText,
  closingBalance: amountText,
  lines: z.array(statementLine),
})
export type StatementResponse = z.infer<typeof statementResponse>

/** One day's segments of a project, in the zone asked for. */
export const diaryQuery = z.object({ day: isoDay, zone: timeZone })
export const diaryResponse = z.object({
  day: isoDay,
  zone: timeZone,
  totalMs: durationMs,
  billableMs: durationMs,
  segments: z.array(postedSegment),
})
export type DiaryResponse = z.infer<typeof diaryResponse>

/** What *Confirm Payment* will charge, told before (P2). */
export const fundingQuery = z.object({ amount: z.string().max(64) })
export const fundingResponse = z.object({
  amount: money,
  source: z.enum(['balance', 'source', 'insufficient_funds']),
  available: money,
  sourceLabel: z.string().nullable(),
})
export type FundingResponse = z.infer<typeof fundingResponse>

/** The freelancer's running session, wherever it runs (T13). */
export const runningResponse = z.object({ running: heardSession.nullable() })
/** A device says that it still tracks a session. */
export const heardRequest = z.object({ sessionId: uuid })
/** What the marketplace knows of a session. `unknown`: it was never let in, or is not this account's. */
export const sessionStanding = z.discriminatedUnion('state', [
  z.object({ state: z.enum(['running', 'ended', 'unknown']) }),
  z.object({ state: z.literal('takenOver'), deviceName: z.string() }),
])
export type SessionStanding = z.infer<typeof sessionStanding>

export const projectParams = z.object({ projectId: z.coerce.number().pipe(serialId) })
export const captureParams = z.object({
  captureId: uuid,
  display: z.coerce.number().int().min(0).max(15),
})

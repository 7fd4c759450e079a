import { z } from 'zod'
import { account, balance, milestone, milestoneRequest, project } from './entities.ts'
import { durationMs, isoDay, money, serialId, timeZone, uuid } from './primitives.ts'
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
  capture: (captureId: string, display: number) => `/api/captures/${captureId}/displays/${display}`,
} as const

/** The client id under which the app asks for device authorization. */
export const DEVICE_CLIENT_ID = 'milepost-desktop'

export const meResponse = z.object({ account, balances: z.array(balance) })
export const projectsResponse = z.object({ projects: z.array(project) })
export const projectResponse = z.object({
  project,
  milestoneRequests: z.array(milestoneRequest),
  milestones: z.array(milestone),
})
export type ProjectResponse = z.infer<typeof projectResponse>

/** All of the account's milestones and requests, for the Financial Dashboard (P10). */
export const financesResponse = z.object({
  balances: z.array(balance),
  projects: z.array(project),
  milestoneRequests: z.array(milestoneRequest),
  milestones: z.array(milestone),
})
export type FinancesResponse = z.infer<typeof financesResponse>

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

export const projectParams = z.object({ projectId: z.coerce.number().pipe(serialId) })
export const captureParams = z.object({
  captureId: uuid,
  display: z.coerce.number().int().min(0).max(15),
})

import type { Milestone, MilestoneRequest, Project } from '../../shared/contract/entities.ts'
import type { PendingRecord } from '../../shared/contract/ipc.ts'
import type { PostedSegment } from '../../shared/contract/segments.ts'

/** A UUIDv7-shaped id that ends in a number, for tests. */
export const idOf = (number: number): string =>
  `01936f00-0000-7000-8000-${String(number).padStart(12, '0')}`

/** Monday 23 November 2026, 09:00 in New York. */
export const MONDAY_MS = Date.UTC(2026, 10, 23, 14)

/** A project in Current Work, hourly, 40.00 USD an hour and 40 h a week. */
export const projectOf = (over: Partial<Project> = {}): Project => ({
  id: 1,
  bidId: 1,
  title: 'Search results page',
  description: '',
  type: 'hourly',
  currency: 'USD',
  status: 'active',
  employer: { id: 1, name: 'Amelia Hartmann' },
  freelancer: { id: 2, name: 'Rui Tavares' },
  employerZone: 'America/New_York',
  ratePerHour: '40.00',
  total: null,
  weeklyLimitMs: 144_000_000,
  billingEnabled: true,
  billingOffAtMs: null,
  acceptedAtMs: MONDAY_MS,
  deviceRegistered: true,
  postedMs: 0,
  invoiceUnpaid: false,
  completedAtMs: null,
  ...over,
})

export const requestOf = (
  number: number,
  over: Partial<MilestoneRequest> = {},
): MilestoneRequest => ({
  id: idOf(number),
  number,
  projectId: 1,
  amount: { amount: '120.50', currency: 'USD' },
  description: `Part ${number}`,
  state: 'pending',
  reason: null,
  createdAtMs: MONDAY_MS + number,
  decidedAtMs: null,
  milestoneId: null,
  ...over,
})

export const milestoneOf = (number: number, over: Partial<Milestone> = {}): Milestone => ({
  id: idOf(number),
  number,
  projectId: 1,
  amount: { amount: '120.50', currency: 'USD' },
  description: `Part ${number}`,
  state: 'inProgress',
  requestId: null,
  splitFrom: null,
  invoiceId: null,
  refunded: '0.00',
  cancellationReason: null,
  createdAtMs: MONDAY_MS + number,
  releasedAtMs: null,
  cancelledAtMs: null,
  ...over,
})

/** Ten posted minutes, the `cell`-th since Monday morning. */
export const segmentOf = (cell: number, over: Partial<PostedSegment> = {}): PostedSegment => ({
  id: idOf(1000 + cell),
  sessionId: idOf(999),
  projectId: 1,
  startMs: MONDAY_MS + cell * 600_000,
  endMs: MONDAY_MS + (cell + 1) * 600_000,
  memo: '',
  activeMinutes: 8,
  minutes: 10,
  clockStepMs: 0,
  recovered: false,
  manual: false,
  capture: null,
  billableMs: 600_000,
  postedAtMs: MONDAY_MS + (cell + 1) * 600_000,
  picturesUploaded: 0,
  ...over,
})

/** A record in the outbox. */
export const recordOf = (
  number: number,
  type: PendingRecord['type'],
  payload: unknown,
  over: Partial<PendingRecord> = {},
): PendingRecord => ({
  id: idOf(number),
  type,
  issuedAtMs: MONDAY_MS + number,
  payload,
  state: 'queued',
  error: null,
  ...over,
})

/** The record of asking for a milestone. */
export const askRecord = (number: number, over: Partial<PendingRecord> = {}): PendingRecord =>
  recordOf(
    number,
    'requestMilestone',
    { projectId: 1, amount: '120.50', currency: 'USD', description: `Part ${number}` },
    over,
  )

import { z } from 'zod'
import { project, runningSession } from '../contract/entities.ts'
import type { Change, ChangesPage } from '../contract/feed.ts'
import { instantMs, serialId, uuid } from '../contract/primitives.ts'
import { postedSegment } from '../contract/segments.ts'
import { billingWeek } from '../time/billing-week.ts'
import type { Interval } from '../time/interval.ts'

const contract = project.pick({
  id: true,
  bidId: true,
  title: true,
  type: true,
  status: true,
  currency: true,
  ratePerHour: true,
  weeklyLimitMs: true,
  employerZone: true,
  billingEnabled: true,
  invoiceUnpaid: true,
})

/** What a session needs of a project: its terms, and what can stand in its way (T9). */
export type Contract = z.infer<typeof contract>

/**
 * All of the feed that starting a session needs, small enough for one document: every contract,
 * what was posted lately, and which session runs.
 */
export const contracts = z.object({
  /** Whose feed it is; null before the first account. */
  owner: z.string().nullable(),
  /** How far the feed was read, and of which database (Y7). */
  cursor: z.number().int().min(0),
  epoch: uuid.nullable(),
  /** Whether it was ever read to its end: before, an unknown project only is not known yet. */
  complete: z.boolean(),
  /** The version of the app that read it. */
  readBy: z.string(),
  /** Rows that this version could not read, with their cursors, to be fetched by a later one. */
  unread: z.record(z.string(), z.number().int()),
  projects: z.record(z.string(), contract),
  running: runningSession.nullable(),
  /** Posted segments by id: project, start and end. Older ones than a billing week are left out. */
  posted: z.record(z.string(), z.tuple([serialId, instantMs, instantMs])),
})
export type Contracts = z.infer<typeof contracts>

/** A billing week, and a day for a segment that reaches over its start. */
const KEPT_MS = 8 * 86_400_000

/** Before anything was read of an owner's feed. */
export const noContracts = (owner: string | null, readBy: string): Contracts => ({
  owner,
  cursor: 0,
  epoch: null,
  complete: false,
  readBy,
  unread: {},
  projects: {},
  running: null,
  posted: {},
})

/**
 * What is known, as this owner and this version of the app may use it: of another owner nothing. A
 * newer version reads again from the first row that an older one could not read.
 */
export function contractsFor(known: Contracts, owner: string | null, version: string): Contracts {
  if (known.owner !== owner) return noContracts(owner, version)
  if (known.readBy === version) return known
  const cursor = Math.min(known.cursor, ...Object.values(known.unread).map((each) => each - 1))
  return { ...known, readBy: version, cursor, unread: {} }
}

/**
 * The contracts after a page that was asked for behind their cursor. A feed of another database,
 * or one that ends before it (an older copy), is read again from its beginning (Y7).
 */
export function readPage(known: Contracts, page: ChangesPage, nowMs: number): Contracts {
  const another = known.epoch !== null && page.epoch !== null && known.epoch !== page.epoch
  if (another || page.cursor < known.cursor) {
    return { ...noContracts(known.owner, known.readBy), epoch: page.epoch }
  }
  const next: Contracts = {
    ...known,
    cursor: page.cursor,
    epoch: page.epoch ?? known.epoch,
    complete: known.complete || !page.more,
    unread: { ...known.unread },
    projects: { ...known.projects },
    posted: Object.fromEntries(
      Object.entries(known.posted).filter(([, [, , endMs]]) => endMs > nowMs - KEPT_MS),
    ),
  }
  for (const change of [...page.changes].sort((a, b) => a.cursor - b.cursor)) {
    const key = `${change.entity} ${change.id}`
    if (readChange(next, change, nowMs)) delete next.unread[key]
    else next.unread[key] = change.cursor
  }
  return next
}

/** Takes one row over into `next`; false when it cannot be read. */
function readChange(next: Contracts, { entity, id, value }: Change, nowMs: number): boolean {
  if (entity === 'project') {
    delete next.projects[id]
    if (value === null) return true
    const row = contract.safeParse(value)
    if (row.success) next.projects[id] = row.data
    return row.success
  }
  if (entity === 'segment') {
    delete next.posted[id]
    if (value === null) return true
    const row = postedSegment.safeParse(value)
    if (row.success && row.data.endMs > nowMs - KEPT_MS) {
      next.posted[id] = [row.data.projectId, row.data.startMs, row.data.endMs]
    }
    return row.success
  }
  if (entity === 'runningSession') {
    const row = runningSession.nullable().safeParse(value)
    // One that cannot be read must not keep anybody from starting: the marketplace decides.
    next.running = row.data ?? null
    return row.success
  }
  return true
}

/** A closed segment, as far as a week's total needs it. */
export type CountedSegment = Interval & { id: string; projectId: number }

/**
 * What was worked on a contract in the billing week of an instant (T8): posted, and the segments
 * `beside` that are not posted yet, each once.
 */
export function workedInWeekMs(
  { posted }: Contracts,
  { id: projectId, employerZone }: Pick<Contract, 'id' | 'employerZone'>,
  beside: readonly CountedSegment[],
  nowMs: number,
): number {
  const week = billingWeek(nowMs, employerZone)
  const known = new Map<string, CountedSegment>(beside.map((each) => [each.id, each]))
  for (const [id, [ofProject, startMs, endMs]] of Object.entries(posted)) {
    known.set(id, { id, projectId: ofProject, startMs, endMs })
  }
  return [...known.values()]
    .filter((each) => each.projectId === projectId)
    .filter(({ startMs }) => startMs >= week.startMs && startMs < week.endMs)
    .reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0)
}

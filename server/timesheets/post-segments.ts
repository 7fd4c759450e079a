import { sql } from 'kysely'
import { err, ok, type Result } from '../../shared/result.ts'
import { contractedMs } from '../../shared/tracking/billable.ts'
import type { CommandOutcome, ParsedCommand } from '../capability/command.ts'
import { type Earlier, findApplied, rememberApplied } from '../commands/applied.ts'
import { answerFailure, refused } from '../commands/refusal.ts'
import { transact } from '../db/transact.ts'
import type { Trx } from '../db/trx.ts'
import { createFeedWriter } from '../feed/feed-writer.ts'
import { lockFeed } from '../feed/lock-feed.ts'
import type { Caller, Services } from '../services.ts'
import { checkPosting, type PostingSurroundings } from './check.ts'
import { type SegmentRow, segmentRow } from './segment-row.ts'
import { type Contract, loadAround, loadPostable, loadSessions } from './surroundings.ts'
import { noteUnbilled, type PostedHours } from './unbilled.ts'
import { createWeekCounter } from './week-counter.ts'
import { createWeekFinder } from './week-finder.ts'

export type SegmentCommand = Extract<ParsedCommand, { type: 'postSegment' }>

/** The project that a command posts to, or its answer when it was posted before or may not be. */
function admit(
  { id, payload }: SegmentCommand,
  earlier: Earlier,
  project: Contract | undefined,
  surroundings: PostingSurroundings,
): Result<Contract, CommandOutcome> {
  if (earlier === 'same') return err({ id, status: 'applied', replayed: true })
  if (earlier === 'different') return err(refused(id, { code: 'command_id_reused' }))
  if (!project) return err(refused(id, { code: 'not_found' }))
  const checked = checkPosting(payload.segment, project, surroundings)
  return checked.ok ? ok(project) : err(refused(id, checked.error))
}

async function postTogether(
  { db, clock }: Services,
  caller: Caller,
  commands: readonly SegmentCommand[],
): Promise<CommandOutcome[]> {
  const segments = commands.map(({ payload }) => payload.segment)
  const projectIds = segments.map(({ projectId }) => projectId)
  return transact(db, { first: lockFeed(caller.accountId) }, async (trx) => {
    const [findEarlier, projects, existing, sessions] = await Promise.all([
      findApplied(trx, caller, commands),
      loadPostable(trx, caller, projectIds),
      loadAround(trx, caller, segments),
      loadSessions(trx, segments),
    ])
    const nowMs = clock.nowMs()
    const findWeek = createWeekFinder()
    const surroundings = { freelancerId: caller.accountId, nowMs, existing, sessions, findWeek }
    const countBillable = createWeekCounter(trx, findWeek)
    const feed = createFeedWriter()
    const hours: PostedHours[] = []
    const posted = new Map<string, { command: SegmentCommand; row: SegmentRow }>()
    const results: CommandOutcome[] = []

    for (const command of commands) {
      const { id, payload, hash } = command
      const { segment } = payload
      const twin = posted.get(id)?.command
      const earlier = !twin ? findEarlier(command) : twin.hash.equals(hash) ? 'same' : 'different'
      const named = projects.get(segment.projectId)
      const admitted = admit(command, earlier, named, surroundings)
      if (!admitted.ok) {
        results.push(admitted.error)
        continue
      }
      const project = admitted.value
      const ownMs = contractedMs(segment, project)
      const share = await countBillable(project, segment.startMs, ownMs)
      posted.set(id, { command, row: segmentRow(segment, caller.accountId, share, nowMs) })
      existing.push(segment)
      hours.push({ project, startMs: segment.startMs, billableMs: share })
      const parties = [project.employerId, project.freelancerId]
      feed.touch(parties, 'segment', segment.id)
      feed.touch(parties, 'project', project.id)
      results.push({ id, status: 'applied', replayed: false })
    }
    if (posted.size > 0) {
      await Promise.all([
        insertPosted(trx, caller, [...posted.values()], nowMs),
        noteUnbilled(trx, hours, { nowMs, findWeek }),
        feed.write(trx),
      ])
    }
    return results
  })
}

async function insertPosted(
  trx: Trx,
  caller: Caller,
  posted: readonly { command: SegmentCommand; row: SegmentRow }[],
  nowMs: number,
): Promise<void> {
  const rows = posted.map(({ row }) => row)
  const commands = posted.map(({ command }) => command)
  const sessionIds = rows.map((row) => row.session_id)
  await Promise.all([
    sql`INSERT INTO segment
      SELECT * FROM json_populate_recordset(null::segment, ${JSON.stringify(rows)})`.execute(trx),
    rememberApplied(trx, caller, commands, nowMs),
    // A posted segment shows that its session's device is alive (T1).
    sql`UPDATE tracking_session SET last_seen_ms = ${nowMs}
      WHERE freelancer_id = ${caller.accountId} AND stopped_at_ms IS NULL
        AND id = ANY(${sessionIds}::uuid[])`.execute(trx),
  ])
}

/**
 * Posts segments in their order, in one transaction. When the database refuses one of them (an id
 * that is taken, text that no column holds), each is posted by itself, so that it harms no other.
 */
export async function postSegments(
  services: Services,
  caller: Caller,
  commands: readonly SegmentCommand[],
): Promise<CommandOutcome[]> {
  try {
    return await postTogether(services, caller, commands)
  } catch (error) {
    const [only] = commands
    if (commands.length === 1 && only) return [answerFailure(services, only.id, error)]
    answerFailure({ ...services, onUnexpected: () => undefined }, '', error)
    const results: CommandOutcome[] = []
    for (const command of commands) {
      results.push(...(await postSegments(services, caller, [command])))
    }
    return results
  }
}

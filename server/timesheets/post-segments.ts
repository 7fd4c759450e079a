import { sql, type Transaction } from 'kysely'
import type { CommandResult } from '../../shared/contract/commands.ts'
import type { SegmentDto } from '../../shared/contract/segments.ts'
import type { Schema } from '../db/schema.ts'
import { transact } from '../db/transact.ts'
import { loadProjects } from '../projects/load.ts'
import type { Caller, Services } from '../services.ts'
import { findApplied, rememberApplied } from '../sync/applied.ts'
import type { ParsedCommand } from '../sync/command.ts'
import { createFeedWriter } from '../sync/feed.ts'
import { answerFailure, refused } from '../sync/refusal.ts'
import { checkPosting } from './check.ts'
import { createWeekCounter } from './week-ledger.ts'

export type SegmentCommand = Extract<ParsedCommand, { type: 'postSegment' }>

type Trx = Transaction<Schema>

/** The freelancer's own projects among those named, with the instant they were completed. */
async function ownProjects(trx: Trx, { accountId }: Caller, ids: number[]) {
  const projects = await loadProjects(trx, { ids })
  const completed = await trx
    .selectFrom('project')
    .select(['id', 'completed_at_ms'])
    .where('id', 'in', ids)
    .execute()
  const completedAt = new Map(completed.map((row) => [row.id, row.completed_at_ms]))
  const own = projects.filter(({ freelancer }) => freelancer.id === accountId)
  return new Map(
    own.map((each) => [each.id, { ...each, completedAtMs: completedAt.get(each.id) ?? null }]),
  )
}

/** What the freelancer has between the first and the last of the new segments. */
async function existingAround(trx: Trx, { accountId }: Caller, segments: SegmentDto[]) {
  const startMs = Math.min(...segments.map((each) => each.startMs))
  const endMs = Math.max(startMs, ...segments.map((each) => each.endMs))
  const { rows } = await sql<{ startMs: number; endMs: number }>`
    SELECT start_ms AS "startMs", end_ms AS "endMs" FROM segment
    WHERE freelancer_id = ${accountId}
      AND int8range(start_ms, end_ms) && int8range(${startMs}, ${endMs})`.execute(trx)
  return rows
}

const rowOf = (segment: SegmentDto, accountId: number, billableMs: number, nowMs: number) => ({
  id: segment.id,
  freelancer_id: accountId,
  project_id: segment.projectId,
  session_id: segment.sessionId,
  start_ms: segment.startMs,
  end_ms: segment.endMs,
  memo: segment.memo,
  active_minutes: segment.activeMinutes,
  minutes: segment.minutes,
  clock_step_ms: segment.clockStepMs,
  recovered: segment.recovered,
  manual: segment.manual,
  capture_id: segment.capture?.id ?? null,
  capture: segment.capture ? JSON.stringify(segment.capture) : null,
  billable_ms: billableMs,
  posted_at_ms: nowMs,
})

async function postTogether(
  { db, clock }: Services,
  caller: Caller,
  commands: readonly SegmentCommand[],
): Promise<CommandResult[]> {
  const nowMs = clock.nowMs()
  const { accountId } = caller
  return transact(db, 'read committed', async (trx) => {
    // The lock of the freelancer's feed lets one post at a time, so what is read below stays true.
    await sql`INSERT INTO feed (account_id) VALUES (${accountId}) ON CONFLICT DO NOTHING`.execute(
      trx,
    )
    await sql`SELECT FROM feed WHERE account_id = ${accountId} FOR UPDATE`.execute(trx)
    const segments = commands.map(({ payload }) => payload.segment)
    const earlierOf = await findApplied(trx, caller, commands)
    const projects = await ownProjects(
      trx,
      caller,
      segments.map((each) => each.projectId),
    )
    const existing = await existingAround(trx, caller, segments)
    const countBillable = createWeekCounter(trx)
    const feed = createFeedWriter()
    const accepted = new Map<string, SegmentCommand>()
    const rows: ReturnType<typeof rowOf>[] = []
    const results: CommandResult[] = []

    for (const command of commands) {
      const { id, payload } = command
      const { segment } = payload
      const twin = accepted.get(id)
      const earlier = twin
        ? twin.hash.equals(command.hash)
          ? 'same'
          : 'different'
        : earlierOf(command)
      const project = projects.get(segment.projectId)
      if (earlier !== 'none') {
        results.push(
          earlier === 'same'
            ? { id, status: 'applied', replayed: true }
            : refused(id, { code: 'command_id_reused' }),
        )
        continue
      }
      if (!project) {
        results.push(refused(id, { code: 'not_found' }))
        continue
      }
      const checked = checkPosting(segment, project, { nowMs, existing })
      if (!checked.ok) {
        results.push(refused(id, checked.error))
        continue
      }
      const share = await countBillable(project, segment.startMs, segment.endMs - segment.startMs)
      rows.push(rowOf(segment, accountId, share, nowMs))
      existing.push(segment)
      accepted.set(id, command)
      const parties = [project.employer.id, project.freelancer.id]
      feed.touch(parties, 'segment', segment.id)
      feed.touch(parties, 'project', project.id)
      results.push({ id, status: 'applied', replayed: false })
    }
    if (rows.length > 0) {
      await trx.insertInto('segment').values(rows).execute()
      await rememberApplied(trx, caller, [...accepted.values()], nowMs)
      // A posted segment shows that its session's device is alive (T1).
      await trx
        .updateTable('tracking_session')
        .set({ last_seen_ms: nowMs })
        .where('freelancer_id', '=', accountId)
        .where('stopped_at_ms', 'is', null)
        .where('id', 'in', [...new Set(rows.map((row) => row.session_id))])
        .execute()
      await feed.write(trx)
    }
    return results
  })
}

/**
 * Posts segments in their order, in one transaction. When the database refuses one of them (an id
 * that is taken, text that no column holds), each is posted by itself, so that it harms no other.
 */
export async function postSegments(
  services: Services,
  caller: Caller,
  commands: readonly SegmentCommand[],
): Promise<CommandResult[]> {
  try {
    return await postTogether(services, caller, commands)
  } catch (error) {
    const [only] = commands
    if (commands.length === 1 && only) return [answerFailure(services, only.id, error)]
    answerFailure({ ...services, onUnexpected: () => undefined }, '', error)
    const results: CommandResult[] = []
    for (const command of commands) {
      results.push(...(await postSegments(services, caller, [command])))
    }
    return results
  }
}

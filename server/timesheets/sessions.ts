import type { Project } from '../../shared/contract/entities.ts'
import type { CommandContext } from '../capability/context.ts'
import { defineCommand } from '../capability/define-command.ts'
import { byProject } from '../capability/lock-parties.ts'
import { done, refuse } from '../capability/refusal.ts'
import { findOwnProject } from '../projects/find-own.ts'

/** A device that said nothing for this long no longer keeps others from starting (T1). */
const CLAIM_LAPSES_MS = 30 * 60_000

async function stop(
  { trx }: CommandContext,
  id: string,
  ended: { stopped_at_ms: number; taken_over_by?: string },
): Promise<void> {
  await trx
    .updateTable('tracking_session')
    .set(ended)
    .where('id', '=', id)
    .where('stopped_at_ms', 'is', null)
    .execute()
}

/** Stops what is tracked on a project that ends now (I7). */
export async function stopSessionsOf(
  { trx, nowMs, feed }: CommandContext,
  { id, freelancer }: Project,
): Promise<void> {
  await trx
    .updateTable('tracking_session')
    .set({ stopped_at_ms: nowMs })
    .where('project_id', '=', id)
    .where('freelancer_id', '=', freelancer.id)
    .where('stopped_at_ms', 'is', null)
    .execute()
  feed.touch([freelancer.id], 'runningSession', freelancer.id)
}

/**
 * A device begins to track, unless another one is at it (T1, T9). A session that this same device
 * left running (it crashed) ends. So do one whose device has been silent for half an hour and, at once,
 * the one that the user has seen and named (T13). When two devices name it, one of them comes second
 * and finds the other's in its place.
 */
export const startSession = defineCommand('startSession', {
  project: byProject,
  handle: async (context, payload) => {
    const { trx, caller, nowMs, feed } = context
    const { sessionId, projectId, deviceId, startedAtMs, insteadOf } = payload
    const freelancerId = caller.accountId
    const own = await findOwnProject(context, projectId, 'freelancer')
    if (!own.ok) return own
    const project = own.value
    if (project.type !== 'hourly') return refuse('project_not_hourly')
    if (project.status === 'awarded') return refuse('project_not_accepted')
    if (project.status === 'complete') return refuse('project_not_in_current_work')
    if (!project.billingEnabled) return refuse('billing_off')
    if (project.invoiceUnpaid) return refuse('invoice_unpaid')

    const running = await trx
      .selectFrom('tracking_session')
      .selectAll()
      .where('freelancer_id', '=', freelancerId)
      .where('stopped_at_ms', 'is', null)
      .executeTakeFirst()
    // A computer whose clock is ahead may track all the same; its segments wait for their time.
    const started_at_ms = Math.min(startedAtMs, nowMs)
    if (running && running.id !== sessionId) {
      const lapsed = nowMs - running.last_seen_ms >= CLAIM_LAPSES_MS
      const isOwn = running.device_id === deviceId
      if (!isOwn && !lapsed && insteadOf !== running.id) return refuse('session_elsewhere')
      // Its device may have tracked on unheard: its time is its own up to the take-over.
      const stopped_at_ms = isOwn
        ? running.last_seen_ms
        : Math.max(running.started_at_ms, started_at_ms)
      await stop(context, running.id, { stopped_at_ms, taken_over_by: sessionId })
    }
    const session = {
      project_id: projectId,
      device_id: deviceId,
      last_seen_ms: nowMs,
      reserved_from_ms: startedAtMs,
      taken_over_by: null,
      returned: false,
    }
    const started = await trx
      .insertInto('tracking_session')
      .values({ id: sessionId, freelancer_id: freelancerId, started_at_ms, ...session })
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet({ ...session, stopped_at_ms: null })
          .where('tracking_session.freelancer_id', '=', freelancerId),
      )
      .returning('id')
      .executeTakeFirst()
    // The id is someone else's.
    if (!started) return refuse('not_found')
    feed.touch([freelancerId], 'runningSession', freelancerId)
    return done
  },
})

/**
 * A device has stopped. A session that was never let in is as stopped as one can be, so its end is
 * no error: the app may well have tracked it offline.
 */
export const stopSession = defineCommand('stopSession', {
  project: 'senderOnly',
  handle: async (context, payload) => {
    const { trx, caller, feed, nowMs } = context
    const session = await trx
      .selectFrom('tracking_session')
      .select(['freelancer_id', 'started_at_ms'])
      .where('id', '=', payload.sessionId)
      .executeTakeFirst()
    if (!session) return done
    if (session.freelancer_id !== caller.accountId) return refuse('not_found')
    // By a clock that is ahead it may end in the future; here it ends now.
    const endedAtMs = Math.min(payload.stoppedAtMs, nowMs)
    const stopped_at_ms = Math.max(endedAtMs, session.started_at_ms)
    await stop(context, payload.sessionId, { stopped_at_ms })
    await trx
      .updateTable('tracking_session')
      .set({ returned: true })
      .where('id', '=', payload.sessionId)
      .execute()
    feed.touch([caller.accountId], 'runningSession', caller.accountId)
    return done
  },
})

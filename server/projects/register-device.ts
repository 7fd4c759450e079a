import { done, type Handler } from '../capability/command.ts'
import { loadProjects } from './load.ts'

/** The freelancer's app says that it is there: the first of P8's two conditions. Again is harmless. */
export const registerDevice: Handler<'registerDevice'> = async (context, payload) => {
  const { trx, caller, nowMs, feed } = context
  const { name, platform } = payload
  await trx
    .insertInto('device')
    .values({
      freelancer_id: caller.accountId,
      id: payload.deviceId,
      name,
      platform,
      registered_at_ms: nowMs,
    })
    .onConflict((conflict) =>
      conflict.columns(['freelancer_id', 'id']).doUpdateSet({ name, platform }),
    )
    .execute()
  for (const { id, employer, freelancer } of await loadProjects(trx, {
    partyId: caller.accountId,
  })) {
    feed.touch([employer.id, freelancer.id], 'project', id)
  }
  return done
}

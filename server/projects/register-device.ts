import { requireRole } from '../capability/context.ts'
import { defineCommand } from '../capability/define-command.ts'
import { done } from '../capability/refusal.ts'
import { loadProjects } from './load.ts'
import { partiesOf } from './parties.ts'

/** The freelancer's app announces its device: the first of P8's two conditions. Doing it again is harmless. */
export const registerDevice = defineCommand('registerDevice', {
  project: 'senderOnly',
  handle: async (context, payload) => {
    const freelancer = requireRole(context, 'freelancer')
    if (!freelancer.ok) return freelancer
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
    for (const project of await loadProjects(trx, {
      partyId: caller.accountId,
    })) {
      feed.touch(partiesOf(project), 'project', project.id)
    }
    return done
  },
})

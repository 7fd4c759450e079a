import { err, ok, type Result } from '../../shared/result.ts'
import { byProject, lockParties } from '../capability/lock-parties.ts'
import { transact } from '../db/transact.ts'
import { createFeedWriter } from '../feed/feed-writer.ts'
import type { Line } from '../line.ts'
import { loadProjects } from '../projects/load.ts'
import { partiesOf } from '../projects/parties.ts'
import type { Services } from '../services.ts'

/**
 * Switches the billing of an hourly contract on or off. While it is off nothing is tracked on it, and what
 * was tracked from now on, unheard of this, is not billed (T9). Answers as `deposit` does.
 */
export async function setBilling(
  { db, clock }: Services,
  { projectId, on }: { projectId: number; on: boolean },
): Promise<Result<Line, Line>> {
  return transact(db, { first: lockParties(byProject({ projectId })) }, async (trx) => {
    const [project] = await loadProjects(trx, { ids: [projectId] })
    if (!project) {
      return err(({ t }) => t('operator.billing.unknown', { number: projectId }))
    }
    const named: Line = ({ t }) =>
      t('operator.billing.project', { number: projectId, title: project.title })
    const state = on ? 'on' : 'off'
    if (project.type !== 'hourly') {
      return err((words) => words.t('operator.billing.fixed', { project: named(words) }))
    }
    if (project.billingEnabled === on) {
      return ok((words) => words.t(`operator.billing.${state}Before`, { project: named(words) }))
    }
    await trx
      .updateTable('project')
      .set({ billing_off_at_ms: on ? null : clock.nowMs() })
      .where('id', '=', projectId)
      .execute()
    const feed = createFeedWriter()
    feed.touch(partiesOf(project), 'project', projectId)
    await feed.write(trx)
    return ok((words) => words.t(`operator.billing.${state}`, { project: named(words) }))
  })
}

import type { Project } from '../../shared/contract/entities.ts'
import { holdEntry } from '../../shared/ledger/entry.ts'
import { createdState } from '../../shared/milestones/milestone.ts'
import type { Money } from '../../shared/money/money.ts'
import { ok, type Result } from '../../shared/result.ts'
import { writeEntry } from '../ledger/write.ts'
import { type CommandContext, type Refusal, refuse } from '../sync/command.ts'
import { findFunding } from './funding.ts'
import { partiesOf } from './notice.ts'

/**
 * Creates a milestone and holds its money, or neither (P2, P4, M4). It takes the id of the command
 * that asked for it.
 */
export async function createHeldMilestone(
  context: CommandContext,
  project: Project,
  { amount, description }: { amount: Money; description: string },
): Promise<Result<{ milestoneId: string }, Refusal>> {
  const { trx, commandId: milestoneId, nowMs, feed } = context
  if (project.status === 'complete') return refuse('project_not_in_current_work')
  const employerId = project.employer.id
  const { source } = await findFunding(trx, employerId, amount)
  if (source === 'insufficient_funds') return refuse('insufficient_funds')

  await trx
    .insertInto('milestone')
    .values({
      id: milestoneId,
      project_id: project.id,
      amount: amount.minor,
      currency: amount.currency,
      description,
      state: createdState(project.status === 'active'),
      created_at_ms: nowMs,
    })
    .execute()
  const entry = holdEntry({ employerId, milestoneId, from: source, amount })
  await writeEntry(trx, entry, { milestoneId, atMs: nowMs })
  feed.touch(partiesOf(project), 'milestone', milestoneId)
  feed.touch(partiesOf(project), 'balance', amount.currency)
  return ok({ milestoneId })
}

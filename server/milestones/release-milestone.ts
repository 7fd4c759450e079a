import { checkIntent, type ReleaseIntent } from '../../shared/milestones/release.ts'
import { type Money, money, split } from '../../shared/money/money.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { CommandContext } from '../capability/context.ts'
import { defineCommand } from '../capability/define-command.ts'
import { byMilestone } from '../capability/lock-parties.ts'
import { done, type Refusal, refuse, refuseField } from '../capability/refusal.ts'
import { notifyOfMoney } from '../feed/notify.ts'
import { availableMinor } from '../ledger/load.ts'
import { readAmount } from './amount.ts'
import { findBlocker } from './blocked.ts'
import { payOut } from './end-part.ts'
import { findActionable, type OwnMilestone } from './find-own.ts'

type Release = { milestone: OwnMilestone; part: Money }

/** What is to be released, if it may be now: held, at most the whole, nothing of P8 missing (P5). */
async function findReleasable(
  context: CommandContext,
  payload: { milestoneId: string; amount: string },
): Promise<Result<Release, Refusal>> {
  const found = await findActionable(context, payload.milestoneId, 'release', 'employer')
  if (!found.ok) return found
  const milestone = found.value
  const { project } = milestone
  const part = readAmount(project, payload.amount)
  if (!part.ok) return part
  const parts = split(milestone.amount, part.value)
  if (!parts.ok) return refuseField(parts.error, 'amount')
  const blocker = findBlocker(project)
  return blocker ? err(blocker) : ok({ milestone, part: part.value })
}

/** The first confirmation: nothing moves, but what was shown is kept as an intent (P5). */
export const prepareRelease = defineCommand('prepareRelease', {
  project: byMilestone,
  handle: async (context, payload) => {
    const { trx, caller, commandId, nowMs } = context
    const found = await findReleasable(context, payload)
    if (!found.ok) return found
    const { milestone, part } = found.value
    await trx
      .insertInto('release_intent')
      .values({
        id: commandId,
        milestone_id: milestone.id,
        employer_id: caller.accountId,
        amount: part.minor,
        made_at_ms: nowMs,
      })
      .execute()
    return done
  },
})

async function findIntent(
  { trx }: CommandContext,
  intentId: string,
): Promise<ReleaseIntent | null> {
  const row = await trx
    .selectFrom('release_intent as i')
    .leftJoin('milestone as m', 'm.released_by_intent', 'i.id')
    .innerJoin('milestone as shown', 'shown.id', 'i.milestone_id')
    .selectAll('i')
    .select(['m.id as released', 'shown.currency'])
    .where('i.id', '=', intentId)
    .executeTakeFirst()
  return row
    ? {
        employerId: row.employer_id,
        milestoneId: row.milestone_id,
        amount: money(row.amount, row.currency),
        madeAtMs: row.made_at_ms,
        used: row.released !== null,
      }
    : null
}

/** The second confirmation: the milestone, or the part that was shown, is the freelancer's (P5). */
export const releaseMilestone = defineCommand('releaseMilestone', {
  project: byMilestone,
  handle: async (context, payload) => {
    const { caller, commandId, nowMs } = context
    const { intentId } = payload
    const [found, intent] = await Promise.all([
      findReleasable(context, payload),
      findIntent(context, intentId),
    ])
    if (!found.ok) return found
    const { milestone, part } = found.value
    const release = { employerId: caller.accountId, milestoneId: milestone.id, amount: part }
    const confirmed = checkIntent(intent, release, nowMs)
    if (!confirmed.ok) return refuse(confirmed.error)
    const paid = await payOut(context, milestone, part, {
      kind: 'release',
      newId: commandId,
      intentId,
    })
    if (!paid.ok) return refuse(paid.error)
    const { project } = milestone
    const freelancerId = project.freelancer.id
    const available = await availableMinor(context.trx, freelancerId, part.currency)
    notifyOfMoney(context, freelancerId, 'milestoneReleased', {
      project,
      amount: part,
      subjectId: paid.value.milestoneId,
      balance: money(available, part.currency),
    })
    return done
  },
})

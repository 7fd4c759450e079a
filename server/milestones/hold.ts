import type { MilestoneReason } from '../../shared/contract/commands.ts'
import type { Project } from '../../shared/contract/entities.ts'
import { holdEntry } from '../../shared/ledger/entry.ts'
import { type Confirmed, canHold, decideCharge } from '../../shared/milestones/funding.ts'
import { createdState } from '../../shared/milestones/milestone.ts'
import { type Money, sum } from '../../shared/money/money.ts'
import type { Result } from '../../shared/result.ts'
import type { CommandContext } from '../capability/context.ts'
import { done, type Refusal, refuse } from '../capability/refusal.ts'
import { writeEntry } from '../ledger/write.ts'
import { partiesOf } from '../projects/parties.ts'
import { readCurrency } from './amount.ts'
import { loadFunds } from './funding.ts'

/** A milestone to be created. */
export type NewMilestone = {
  id: string
  amount: Money
  description: string
  reason?: MilestoneReason | null
}

/**
 * Creates milestones and holds their money, or none of it (P2, P4, M4). Together they are one charge
 * to one purse: the balance or the source must cover their sum. Refused when that is not the purse
 * that *Confirm Payment* named.
 */
export async function createHeld(
  { trx, nowMs, feed }: CommandContext,
  project: Project,
  items: readonly NewMilestone[],
  confirmed: Confirmed,
): Promise<Result<void, Refusal>> {
  const may = canHold({ projectStatus: project.status })
  if (!may.ok) return refuse(may.error)
  const employerId = project.employer.id
  const currency = readCurrency(project)
  const amounts = items.map(({ amount }) => amount)
  const funds = await loadFunds(trx, employerId, sum(amounts, currency))
  const from = decideCharge(funds, confirmed)
  if (!from.ok) return refuse(from.error)

  for (const { id, amount, description, reason = null } of items) {
    await trx
      .insertInto('milestone')
      .values({
        id,
        project_id: project.id,
        amount: amount.minor,
        currency,
        description,
        reason,
        state: createdState(project.status === 'active'),
        created_at_ms: nowMs,
      })
      .execute()
    const entry = holdEntry({ employerId, milestoneId: id, from: from.value, amount })
    await writeEntry(trx, entry, { milestoneId: id, atMs: nowMs })
    feed.touch(partiesOf(project), 'milestone', id)
  }
  feed.touch(partiesOf(project), 'balance', currency)
  return done
}

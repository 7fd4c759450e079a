import type { DisputeState } from '../../shared/disputes/dispute.ts'
import { divide } from '../../shared/disputes/share.ts'
import type { Money } from '../../shared/money/money.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { WorkContext } from '../capability/context.ts'
import type { Refusal } from '../capability/refusal.ts'
import { findBlocker } from '../milestones/blocked.ts'
import { giveBack, payOut } from '../milestones/end-part.ts'
import { partiesOf } from '../projects/parties.ts'
import type { FoundDispute } from './find.ts'
import { notifyOfEnd } from './notify.ts'
import { saveState } from './save.ts'

type Resolved = Extract<DisputeState, { stage: 'resolved' }>

/** Ends the milestone: the freelancer's part is paid out, the rest goes back (P9). */
async function payMilestone(
  context: WorkContext,
  { about, project, state }: FoundDispute,
  { toFreelancer, toEmployer }: ReturnType<typeof divide>,
  newId: string,
): Promise<void> {
  const row = await context.trx
    .selectFrom('milestone')
    .select(['state', 'description'])
    .where('id', '=', about.id)
    .executeTakeFirstOrThrow()
  const milestone = { ...row, id: about.id, project, amount: state.amount }
  const give = { kind: 'verdict', by: 'marketplace', newId } as const
  if (toFreelancer.minor > 0n) {
    const paid = await payOut(context, milestone, toFreelancer, { kind: 'verdict', newId })
    if (!paid.ok) throw new Error(`a verdict that cannot be paid: ${paid.error}`)
  }
  if (toEmployer.minor > 0n) {
    const given = await giveBack(context, { ...milestone, amount: toEmployer }, toEmployer, give)
    if (!given.ok) throw new Error(`a verdict that cannot be given back: ${given.error}`)
  }
}

/** Takes what was not granted off an issued invoice, which itself never changes (I6, I8). */
async function creditInvoice(
  { trx, nowMs, feed }: WorkContext,
  { id, about, project }: FoundDispute,
  credit: Money,
): Promise<void> {
  feed.touch(partiesOf(project), 'invoice', about.id)
  if (credit.minor === 0n) return
  await trx
    .insertInto('invoice_credit')
    .values({ dispute_id: id, invoice_id: about.id, amount: credit.minor, at_ms: nowMs })
    .execute()
}

/**
 * Ends a dispute by its verdict and does what that says, all in the caller's transaction (P9, I8).
 * Refused, with nothing written, while the freelancer may not be paid yet (P8). `newId` names the
 * milestone of the freelancer's part when the money is split.
 */
export async function carryOut(
  context: WorkContext,
  dispute: FoundDispute,
  resolved: Resolved,
  decision: { newId: string; reasoning?: string; decidedBy?: number },
): Promise<Result<void, Refusal>> {
  const parts = divide(resolved.amount, resolved.verdict.freelancerAmount)
  // An invoice's verdict pays nothing; its payment waits for P8 by itself (I5).
  const isPaid = dispute.about.kind === 'milestone' && parts.toFreelancer.minor > 0n
  const blocker = isPaid ? findBlocker(dispute.project) : null
  if (blocker) return err(blocker)
  const { newId, reasoning, decidedBy } = decision
  await saveState(context, dispute, resolved, {
    ...(reasoning === undefined ? {} : { verdict_reasoning: reasoning }),
    ...(decidedBy === undefined ? {} : { decided_by: decidedBy }),
  })
  if (dispute.about.kind === 'milestone') await payMilestone(context, dispute, parts, newId)
  else await creditInvoice(context, dispute, parts.toEmployer)
  await notifyOfEnd(context, dispute, isPaid)
  return ok(undefined)
}

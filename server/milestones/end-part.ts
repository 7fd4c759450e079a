import {
  type GiveBackKind,
  type PayoutKind,
  refundHold,
  releaseEntry,
} from '../../shared/ledger/entry.ts'
import { endPart, type PartEnded } from '../../shared/milestones/end-part.ts'
import type {
  MilestoneAction,
  MilestoneActor,
  MilestoneError,
} from '../../shared/milestones/milestone.ts'
import { type Money, money, type SplitError } from '../../shared/money/money.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { WorkContext } from '../capability/context.ts'
import { takeFee } from '../ledger/take-fee.ts'
import { writeEntry } from '../ledger/write.ts'
import { partiesOf } from '../projects/parties.ts'
import type { OwnMilestone } from './find-own.ts'

/** Names the milestone that ends: the original when it ends whole, else the part. */
export type Ended = {
  milestoneId: string
  /** What the original still holds; nothing, and it has ended itself. */
  rest: Money
}

type EndError = MilestoneError | SplitError

const PAYOUTS: Record<PayoutKind, { action: MilestoneAction; by: MilestoneActor }> = {
  release: { action: 'release', by: 'employer' },
  invoicePayment: { action: 'release', by: 'marketplace' },
  verdict: { action: 'resolveForFreelancer', by: 'marketplace' },
}

/**
 * Pays held money to the freelancer, a whole milestone or exactly a part of it (P5, I3, P9). `newId`
 * names the part; it is not used when the whole is paid. To end a milestone in two ways, pay the
 * part first and go on with `{ ...milestone, amount: rest }`. The caller decides who is notified.
 */
export async function payOut(
  context: WorkContext,
  milestone: OwnMilestone,
  part: Money,
  payment: { kind: PayoutKind; newId: string; intentId?: string; invoiceId?: string },
): Promise<Result<Ended, EndError>> {
  const { trx, nowMs } = context
  const { kind, newId, intentId = null, invoiceId = null } = payment
  const outcome = endPart(milestone, part, { ...PAYOUTS[kind], newId })
  if (!outcome.ok) return outcome
  const milestoneId = outcome.value.ended.id
  await writeEnd(context, milestone, outcome.value, {
    released_at_ms: nowMs,
    released_by_intent: intentId,
  })
  const { project } = milestone
  const freelancerId = project.freelancer.id
  const fee = await takeFee(context, project.id, part)
  const entry = releaseEntry({ kind, milestoneId: milestone.id, freelancerId, amount: part, fee })
  await writeEntry(trx, entry, { milestoneId, invoiceId, atMs: nowMs })
  return ok({ milestoneId, rest: restOf(outcome.value, part) })
}

/** Gives held money back to the employer, as `payOut` pays it to the freelancer (P7, P9). */
export async function giveBack(
  context: WorkContext,
  milestone: OwnMilestone,
  part: Money,
  how: { kind: GiveBackKind; by: MilestoneActor; newId: string },
): Promise<Result<Ended, EndError>> {
  const action = how.kind === 'verdict' ? 'resolveForEmployer' : 'cancel'
  const outcome = endPart(milestone, part, { ...how, action })
  if (!outcome.ok) return outcome
  const milestoneId = outcome.value.ended.id
  await writeEnd(context, milestone, outcome.value, { cancelled_at_ms: context.nowMs })
  const employerId = milestone.project.employer.id
  const entry = refundHold({ kind: how.kind, milestoneId: milestone.id, employerId, amount: part })
  await writeEntry(context.trx, entry, { milestoneId, atMs: context.nowMs })
  return ok({ milestoneId, rest: restOf(outcome.value, part) })
}

const restOf = ({ rest }: PartEnded, { currency }: Money): Money =>
  rest?.amount ?? money(0n, currency)

/** Writes what ended and what is left of the original. */
async function writeEnd(
  { trx, nowMs, feed }: WorkContext,
  { id, project, amount, description }: OwnMilestone,
  { ended, rest }: PartEnded,
  end: { released_at_ms: number; released_by_intent: string | null } | { cancelled_at_ms: number },
): Promise<void> {
  if (rest) {
    await trx
      .insertInto('milestone')
      .values({
        ...end,
        id: ended.id,
        project_id: project.id,
        amount: ended.amount.minor,
        currency: amount.currency,
        description,
        state: ended.state as 'released' | 'cancelled',
        created_at_ms: nowMs,
        split_from: id,
      })
      .execute()
    await trx
      .updateTable('milestone')
      .set({ amount: rest.amount.minor })
      .where('id', '=', id)
      .execute()
  } else {
    await trx
      .updateTable('milestone')
      .set({ ...end, state: ended.state, cancellation_reason: null })
      .where('id', '=', id)
      .execute()
  }
  for (const touched of new Set([id, ended.id]))
    feed.touch(partiesOf(project), 'milestone', touched)
  feed.touch(partiesOf(project), 'balance', amount.currency)
}

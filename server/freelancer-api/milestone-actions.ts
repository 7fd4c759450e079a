import type { z } from 'zod'
import { formatAmount } from '../../shared/money/amount.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Refusal } from '../capability/refusal.ts'
import { readTheirMilestones, type wireMilestone } from './milestone-rows.ts'
import { plainDecimal } from './money.ts'
import { type Asker, commandIdBefore, runCommand } from './run-command.ts'

/** What their clients can do to a milestone. */
export const MILESTONE_ACTIONS = [
  'release',
  'request_release',
  'cancel',
  'request_cancel',
  'reject_cancel',
] as const
export type MilestoneAction = (typeof MILESTONE_ACTIONS)[number]

type Sent = { amount: string | number | undefined; reason: string | null }
type Known = Awaited<ReturnType<typeof readTheirMilestones>>[number]
type WireMilestone = z.infer<typeof wireMilestone>

/** What became of it: the milestone alone, or the part that was released and what remains. */
export type ActionResult =
  | { original_milestone: WireMilestone }
  | { released_milestone: WireMilestone; remaining_milestone: WireMilestone }
  | WireMilestone

async function findMilestone(
  { services, caller }: Asker,
  filter: { numbers?: number[]; uuids?: string[] },
) {
  const [known] = await readTheirMilestones(services.db, caller.accountId, filter)
  return known ?? null
}

/**
 * Their release is one call, where ours shows the amount first and is confirmed by what was shown
 * (P5): whoever sends it has confirmed both. The intent's id follows from the command's, so that a
 * repeated request repeats both.
 */
async function release(
  asker: Asker,
  { uuid: milestoneId, row }: Known,
  sent: Sent['amount'],
): Promise<Result<string, Refusal>> {
  const whole = formatAmount({ minor: row.amount, currency: row.currency })
  const amount = sent === undefined ? whole : plainDecimal(sent)
  const intentId = commandIdBefore(asker.commandId)
  const prepared = await runCommand({ ...asker, commandId: intentId }, 'prepareRelease', {
    milestoneId,
    amount,
  })
  if (!prepared.ok) return prepared
  return runCommand(asker, 'releaseMilestone', { milestoneId, amount, intentId })
}

function act(
  asker: Asker,
  milestone: Known,
  action: MilestoneAction,
  { amount, reason }: Sent,
): Promise<Result<string, Refusal>> {
  const { uuid: milestoneId } = milestone
  switch (action) {
    case 'release':
      return release(asker, milestone, amount)
    case 'request_release':
      return runCommand(asker, 'requestRelease', { milestoneId })
    case 'cancel':
      return runCommand(asker, 'cancelMilestone', { milestoneId })
    case 'request_cancel':
      return runCommand(asker, 'requestCancellation', { milestoneId, reason })
    case 'reject_cancel':
      return runCommand(asker, 'rejectCancellation', { milestoneId })
  }
}

/** Does it and tells what became of it, as their wire has it. */
export async function actOnMilestone(
  asker: Asker,
  number: number,
  action: MilestoneAction,
  sent: Sent,
): Promise<Result<ActionResult, Refusal | 'not_found'>> {
  const before = await findMilestone(asker, { numbers: [number] })
  if (!before) return err('not_found')
  const done = await act(asker, before, action, sent)
  if (!done.ok) return done
  const after = await findMilestone(asker, { numbers: [number] })
  if (!after) return err('not_found')
  if (action !== 'release') return ok(after.wire)
  // A part that was released is a milestone of its own, named by the command (P5).
  const part = await findMilestone(asker, { uuids: [done.value] })
  return part
    ? ok({ released_milestone: part.wire, remaining_milestone: after.wire })
    : ok({ original_milestone: after.wire })
}

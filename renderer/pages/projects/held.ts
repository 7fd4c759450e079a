import type { Milestone, Project } from '../../../shared/contract/entities.ts'
import { isHeld } from '../../../shared/milestones/milestone.ts'
import { parseDecimal } from '../../../shared/money/amount.ts'
import { isCurrencyCode } from '../../../shared/money/currency.ts'
import { type Money, sum } from '../../../shared/money/money.ts'
import { moneyLabel } from '../../ui/words.ts'

/** What is held in a project's milestones as people read it (P4); null when nothing is. */
export function heldIn({ id, currency }: Project, milestones: readonly Milestone[]): string | null {
  if (!isCurrencyCode(currency)) return null
  const amounts: Money[] = []
  for (const { projectId, state, amount } of milestones) {
    if (projectId !== id || !isHeld(state)) continue
    const read = parseDecimal(amount.amount, currency)
    if (read.ok) amounts.push(read.value)
  }
  return amounts.length === 0 ? null : moneyLabel(sum(amounts, currency))
}

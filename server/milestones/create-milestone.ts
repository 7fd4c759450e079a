import type { MilestoneReason } from '../../shared/contract/commands.ts'
import type { Project } from '../../shared/contract/entities.ts'
import { parseEntries } from '../../shared/milestones/amount-entry.ts'
import type { Confirmed } from '../../shared/milestones/funding.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { CommandContext } from '../capability/context.ts'
import { defineCommand } from '../capability/define-command.ts'
import { byProject } from '../capability/lock-parties.ts'
import { done, type Refusal, refuseField } from '../capability/refusal.ts'
import { notifyOfMoney } from '../feed/notify.ts'
import { findOwnProject } from '../projects/find-own.ts'
import { checkCurrency, readCurrency, readDescription } from './amount.ts'
import { createHeld, type NewMilestone } from './hold.ts'

type Typed = {
  id: string
  amount: string
  description: string
  reason?: MilestoneReason | undefined
}

/** Where in the payload the fields of an item stand, for the form. */
type FieldOf = (index: number, field: 'id' | 'amount' | 'description') => string

/** The items as they are to be made; the first that is wrong is told beside its field (P1, M2). */
function readItems(
  project: Project,
  typed: readonly Typed[],
  fieldOf: FieldOf,
): Result<NewMilestone[], Refusal> {
  const currency = readCurrency(project)
  const amounts = parseEntries(
    typed.map(({ amount }) => amount),
    currency,
    project.total,
  )
  if (!amounts.ok) {
    const { index, error } = amounts.error
    return refuseField(error, fieldOf(index, 'amount'))
  }
  const items: NewMilestone[] = []
  for (const [index, amount] of amounts.value.entries()) {
    const { id, description: text, reason = null } = typed[index] as Typed
    const description = readDescription(text, fieldOf(index, 'description'))
    if (!description.ok) return description
    if (items.some((each) => each.id === id)) {
      return refuseField('malformed_request', fieldOf(index, 'id'), { field: 'shared_item_id' })
    }
    items.push({ id, amount, description: description.value, reason })
  }
  return ok(items)
}

async function create(
  context: CommandContext,
  payload: { projectId: number; currency: string; confirmedSource: Confirmed },
  typed: readonly Typed[],
  fieldOf: FieldOf,
): Promise<Result<void, Refusal>> {
  const own = await findOwnProject(context, payload.projectId, 'employer')
  if (!own.ok) return own
  const project = own.value
  const same = checkCurrency(project, payload.currency)
  if (!same.ok) return same
  const items = readItems(project, typed, fieldOf)
  if (!items.ok) return items
  const held = await createHeld(context, project, items.value, payload.confirmedSource)
  if (!held.ok) return held
  for (const { id, amount } of items.value) {
    notifyOfMoney(context, project.freelancer.id, 'milestoneCreated', {
      project,
      amount,
      subjectId: id,
    })
  }
  return done
}

/** The employer creates a milestone payment; *Confirm Payment* came before (P1, P2). */
export const createMilestone = defineCommand('createMilestone', {
  project: byProject,
  handle: (context, payload) =>
    create(context, payload, [{ ...payload, id: context.commandId }], (_, field) => field),
})

/** Several itemised milestones: all of them and one charge, or none (P1, P2). */
export const createMilestones = defineCommand('createMilestones', {
  project: byProject,
  handle: (context, payload) =>
    create(context, payload, payload.items, (index, field) => `items.${index}.${field}`),
})

import type { DisputeSubject, Project } from '../../shared/contract/entities.ts'
import { mayDisputeInvoice } from '../../shared/disputes/dispute.ts'
import type { Money } from '../../shared/money/money.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { CommandContext, WorkContext } from '../capability/context.ts'
import { type Refusal, refuse } from '../capability/refusal.ts'
import { loadOpenInvoice } from '../invoicing/open-invoice.ts'
import { findActionable } from '../milestones/find-own.ts'
import { setState } from '../milestones/set-state.ts'
import { findOwnProject } from '../projects/find-own.ts'
import { partiesOf } from '../projects/parties.ts'

/** What is disputed, and all of its money. */
export type Matter = { about: DisputeSubject; project: Project; amount: Money }

/** An unpaid invoice that the caller may dispute, and what is left to pay on it (I8). */
async function findInvoice(
  { trx, caller }: CommandContext,
  id: string,
): Promise<Result<Matter, Refusal>> {
  const row = await trx
    .selectFrom('invoice')
    .select('project_id')
    .where('id', '=', id)
    .executeTakeFirst()
  const own = await findOwnProject({ trx, caller }, row?.project_id, 'either')
  if (!own.ok) return own
  const project = own.value
  const invoice = await loadOpenInvoice(trx, id)
  const earlier = await trx
    .selectFrom('dispute')
    .select(['stage', 'opened_by as openedBy'])
    .where('invoice_id', '=', id)
    .execute()
  const by = caller.accountId === project.employer.id ? 'employer' : 'freelancer'
  if (!invoice || invoice.due.minor === 0n || !mayDisputeInvoice(earlier, by)) {
    return refuse('dispute_not_openable')
  }
  return ok({ about: { kind: 'invoice', id }, project, amount: invoice.due })
}

/** What the caller may open a dispute about: held money that was accepted, or an unpaid invoice. */
export async function findMatter(
  context: CommandContext,
  about: DisputeSubject,
): Promise<Result<Matter, Refusal>> {
  if (about.kind === 'invoice') return findInvoice(context, about.id)
  const found = await findActionable(context, about.id, 'dispute', 'either')
  if (!found.ok) return found
  return ok({ about, project: found.value.project, amount: found.value.amount })
}

/**
 * Marks that only the dispute decides about the money now, or no longer does. A milestone has a state
 * for it; an invoice is kept out of payment by the open dispute itself (I8).
 */
export async function markMatter(
  context: WorkContext,
  { about, project }: Pick<Matter, 'about' | 'project'>,
  state: 'disputed' | 'inProgress',
): Promise<void> {
  if (about.kind === 'milestone') return setState(context, { id: about.id, project }, state)
  context.feed.touch(partiesOf(project), about.kind, about.id)
}

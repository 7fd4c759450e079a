import type {
  Dispute,
  DisputeSubject,
  Invoice,
  Milestone,
  Project,
  Role,
} from '../../../shared/contract/entities.ts'
import type { FinancesResponse } from '../../../shared/contract/http.ts'
import type { MoneyDto } from '../../../shared/contract/primitives.ts'
import { mayDisputeInvoice } from '../../../shared/disputes/dispute.ts'
import { toPay } from '../invoices/standing.ts'

/** What is to be disputed: whose, how much, and what it is called. */
export type Disputed = { project: Project; whole: MoneyDto; number: number; description: string }

const DISPUTABLE: readonly Milestone['state'][] = [
  'inProgress',
  'releaseRequested',
  'cancellationRequested',
]

/** Whether a milestone's money can be disputed now: held, and not so already (P9). */
export const isDisputable = ({ state }: Pick<Milestone, 'state'>): boolean =>
  DISPUTABLE.includes(state)

/** Whether a party may still dispute an invoice (I8). */
export const isInvoiceDisputable = (
  { id, state }: Pick<Invoice, 'id' | 'state'>,
  disputes: readonly Dispute[],
  role: Role,
): boolean =>
  state !== 'paid' &&
  role !== 'arbiter' &&
  mayDisputeInvoice(
    disputes.filter(({ about }) => about.id === id),
    role,
  )

/** The thing a new dispute would be about; null when the reader has nothing to dispute. */
export function disputedIn(
  finances: FinancesResponse,
  about: DisputeSubject,
  role: Role,
): Disputed | null {
  const { projects, milestones, invoices, disputes } = finances
  const projectOf = (projectId: number) => projects.find(({ id }) => id === projectId)
  if (about.kind === 'milestone') {
    const milestone = milestones.find(({ id }) => id === about.id)
    const project = milestone && projectOf(milestone.projectId)
    if (!project || !isDisputable(milestone)) return null
    const { number, description, amount } = milestone
    return { project, whole: amount, number, description }
  }
  const invoice = invoices.find(({ id }) => id === about.id)
  const project = invoice && projectOf(invoice.projectId)
  if (!project || !isInvoiceDisputable(invoice, disputes, role)) return null
  const whole = { amount: toPay(invoice), currency: invoice.total.currency }
  return { project, whole, number: invoice.number, description: '' }
}

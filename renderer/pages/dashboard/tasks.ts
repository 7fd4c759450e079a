import type {
  Dispute,
  Invoice,
  InvoiceHold,
  Milestone,
  MilestoneRequest,
  Project,
  Role,
} from '../../../shared/contract/entities.ts'
import type { FinancesResponse } from '../../../shared/contract/http.ts'
import type { MoneyDto } from '../../../shared/contract/primitives.ts'

/** One thing that waits for the reader, with the place where it is done. */
export type Task = {
  id: string
  kind:
    | 'payInvoice'
    | 'unpaidInvoice'
    | 'answerDispute'
    | 'heldInvoice'
    | 'release'
    | 'request'
    | 'cancellation'
    | 'accept'
  projectId: number
  href: string
  amount: MoneyDto | null
  /** What the person wrote about it. */
  about: string | null
  number: number | null
  dueAtMs: number | null
  holds: readonly InvoiceHold[]
}

const task = (
  kind: Task['kind'],
  projectId: number,
  rest: Partial<Task> & { id: string },
): Task => ({
  kind,
  projectId,
  href: `/projects/${projectId}`,
  amount: null,
  about: null,
  number: null,
  dueAtMs: null,
  holds: [],
  ...rest,
})

function ofInvoices(invoices: readonly Invoice[], role: Role): Task[] {
  return invoices.flatMap(({ id, number, projectId, total, state, holds }) => {
    const rest = { id, number, amount: total, href: `/invoices/${id}` }
    if (state === 'paymentFailed') {
      return task(role === 'employer' ? 'payInvoice' : 'unpaidInvoice', projectId, rest)
    }
    const missing = state === 'issued' ? holds.filter((hold) => hold !== 'disputed') : []
    return missing.length > 0 ? task('heldInvoice', projectId, { ...rest, holds: missing }) : []
  })
}

const ofDisputes = (disputes: readonly Dispute[], role: Role): Task[] =>
  disputes
    .filter(({ waitsFor }) => waitsFor === role)
    .toSorted((a, b) => (a.respondByMs ?? Infinity) - (b.respondByMs ?? Infinity))
    .map(({ id, projectId, amount, respondByMs }) =>
      task('answerDispute', projectId, {
        id,
        amount,
        dueAtMs: respondByMs,
        href: `/disputes/${id}`,
      }),
    )

const WAITING = { employer: 'releaseRequested', freelancer: 'cancellationRequested' } as const

function ofMilestones(milestones: readonly Milestone[], role: Role): Task[] {
  if (role === 'arbiter') return []
  const kind = role === 'employer' ? 'release' : 'cancellation'
  return milestones
    .filter(({ state }) => state === WAITING[role])
    .map(({ id, projectId, amount, description }) =>
      task(kind, projectId, { id, amount, about: description }),
    )
}

const ofRequests = (requests: readonly MilestoneRequest[], role: Role): Task[] =>
  role !== 'employer'
    ? []
    : requests
        .filter(({ state }) => state === 'pending')
        .toSorted((a, b) => a.createdAtMs - b.createdAtMs)
        .map(({ id, projectId, amount, description }) =>
          task('request', projectId, { id, amount, about: description }),
        )

const ofAwards = (projects: readonly Project[], role: Role): Task[] =>
  role !== 'freelancer'
    ? []
    : projects
        .filter(({ status }) => status === 'awarded')
        .map(({ id }) => task('accept', id, { id: String(id) }))

/** Everything that waits for a reader of this role: money at risk and deadlines first. */
export function tasksOf(finances: Omit<FinancesResponse, 'balances'>, role: Role): Task[] {
  const invoices = ofInvoices(finances.invoices, role)
  const isHold = ({ kind }: Task): boolean => kind === 'heldInvoice'
  return [
    ...invoices.filter((one) => !isHold(one)),
    ...ofDisputes(finances.disputes, role),
    ...invoices.filter(isHold),
    ...ofMilestones(finances.milestones, role),
    ...ofRequests(finances.milestoneRequests, role),
    ...ofAwards(finances.projects, role),
  ]
}
